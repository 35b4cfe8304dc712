import type { Predicate } from '../../predicate/types.ts';
import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import { prefilterOf } from '../prefilter.ts';
import type { Language, PrintOptions, Query } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { COMMON, escapeRegex, translateRegex } from '../regex.ts';
import type { RequestTarget } from '../requests.ts';

const REFERENCE = 'https://learn.microsoft.com/en-us/kusto/query/scalar-data-types/string';

/** The table of the resource-specific mode: columns, of which some hold JSON. */
export const kustoAksAudit: Language = {
  ...{ id: 'kusto-aksaudit', title: 'Kusto (AKSAudit)', dialect: 'sentinel-aksaudit', reference: REFERENCE },
  print: (predicate, options) => printTable(predicate, options, () => 'AKSAudit'),
  warn: (target) => (isLeftOut(target) ? ['AKSAuditAdmin leaves out get and list.'] : []),
};

/** The table of the older mode: the whole event is a text, which is parsed once, behind what is cheap to look for. */
export const kustoAzureDiagnostics: Language = {
  ...{ id: 'kusto-azurediagnostics', title: 'Kusto (AzureDiagnostics)', dialect: 'azure-diagnostics', reference: REFERENCE },
  print: (predicate, options) =>
    printTable(predicate, options, () => {
      const word = prefilterOf(predicate);
      const cheap = word === undefined ? '' : ` and log_s has ${quoteJson(word)}`;
      return `AzureDiagnostics\n| where Category in ("kube-audit", "kube-audit-admin")${cheap}\n| extend e = parse_json(log_s)`;
    }),
  warn: (target) => (isLeftOut(target) ? ['kube-audit-admin leaves out get and list.'] : []),
};

/** @see https://learn.microsoft.com/en-us/azure/aks/monitor-aks-reference */
function isLeftOut(target: RequestTarget): boolean {
  const verbs = target.kind === 'resource' ? target.verbs : [target.verb];
  return verbs.includes('get') || verbs.includes('list');
}

function printTable(predicate: Predicate, options: PrintOptions, writeSource: () => string): Query {
  const joined = joinTests(predicate, SYNTAX, options);
  return toQuery(joined, (parts) => [writeSource(), ...guardParts(parts)].join('\n| where '));
}

/** Text is never null: that of a missing field is empty. A number is, and a comparison with null holds in no direction. */
const SYNTAX: Syntax = {
  ...{ and: ' and ', or: ' or ', not: (text) => `not(${text})`, pushesNot: true, write: writeTest },
  deniesItself: ({ demand, isList }) => demand.kind === 'exists' || (!isList && demand.kind === 'compare'),
};

function writeTest(test: FieldTest): Written {
  const name = test.name.replace(/^parse_json\(log_s\)/, 'e');
  if (test.every) return { why: 'Kusto would have to expand the list first' };
  if (test.isList && test.demand.kind !== 'exists') return writeList(name, test);
  const isColumn = /^\w+$/.test(name);
  const text = isColumn ? name : `tostring(${name})`;
  const { demand } = test;
  switch (demand.kind) {
    case 'exists':
      return `${test.isDenied ? 'isempty' : 'isnotempty'}(${isColumn && !test.isList ? name : `tostring(${name.replace(/\[0\]$/, '')})`})`;
    case 'equals':
      return writeEquals(text, demand.values.map(String), demand.ignoreCase);
    case 'pattern':
      return joinAlternatives(
        demand.patterns.map((pattern) => writeOne(text, pattern, demand.ignoreCase)),
        ' or ',
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'Kusto has the regular expressions of RE2, which lack a part of this one' };
      return joinAlternatives(
        regexes.map((regex) => `${text} matches regex ${quoteJson(`${demand.ignoreCase ? '(?i)' : ''}${regex}`)}`),
        ' or ',
      );
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => writeNetwork(text, network)),
        ' or ',
      );
    case 'compare': {
      const number = `todouble(${name})`;
      return test.isDenied
        ? `(isnull(${number}) or not(${number} ${demand.relation} ${demand.limit}))`
        : `${number} ${demand.relation} ${demand.limit}`;
    }
  }
}

function writeEquals(text: string, values: readonly string[], ignoreCase: boolean): string {
  const quoted = values.map(quoteJson);
  if (quoted.length === 1) return `${text} ${ignoreCase ? '=~' : '=='} ${quoted[0]}`;
  return `${text} ${ignoreCase ? 'in~' : 'in'} (${quoted.join(', ')})`;
}

const OPERATORS = { prefix: 'startswith', suffix: 'endswith', part: 'contains' } as const;

function writeOne(text: string, pattern: Pattern, ignoreCase: boolean): string {
  if (fitsAnything(pattern)) return `isnotempty(${text})`;
  if (pattern.shape !== 'other')
    return `${text} ${OPERATORS[pattern.shape]}${ignoreCase ? '' : '_cs'} ${quoteJson(pattern.text)}`;
  const regex = writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
  return `${text} matches regex ${quoteJson(`${ignoreCase ? '(?i)' : ''}^${regex}$`)}`;
}

function writeNetwork(text: string, network: string): string {
  const name = network.includes(':') ? 'ipv6_is_match' : 'ipv4_is_match';
  return `coalesce(${name}(${text}, ${quoteJson(network)}), false)`;
}

/** The JSON of a list of texts holds each of them between quotes. */
function writeList(name: string, { path, demand }: FieldTest): Written {
  const why = 'Kusto would have to expand the list first';
  if (!/^[^[]*\[\]$/.test(path)) return { why };
  const list = `tostring(${name.replace(/\[0\]$/, '')})`;
  if (demand.kind !== 'equals') return { why };
  const operator = demand.ignoreCase ? 'contains' : 'contains_cs';
  return joinAlternatives(
    demand.values.map((value) => `${list} ${operator} ${quoteJson(JSON.stringify(String(value)))}`),
    ' or ',
  );
}
