import { equals } from '../../predicate/build.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { COMMON, escapeRegex, patternRegex, translateRegex } from '../regex.ts';
import type { RequestTarget } from '../requests.ts';

/** A field that is not set is the empty text or 0, so that `not` holds there too; regular expressions stand between slashes. */
export const yaraL: Language = {
  id: 'yara-l',
  title: 'YARA-L 2.0',
  dialect: 'chronicle-udm',
  reference: 'https://cloud.google.com/chronicle/docs/detection/yara-l-2-0-syntax',
  print: (predicate, options) => {
    const title = options.title ?? 'Kubernetes requests';
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => writeRule(guardParts(parts), title));
  },
  identify: (target) => (target.kind === 'resource' ? { tests: identifyByPath(target), says: ['request', 'group'] } : undefined),
};

/** The product keeps neither subresource nor group, so that the path of the request has to tell them. */
function identifyByPath(target: Extract<RequestTarget, { kind: 'resource' }>): readonly Predicate[] {
  const { verbs, apiGroup, resource, subresource, namespaced, isOnCollection } = target;
  const root = apiGroup === '' ? '/api' : `/apis/${escapeRegex(apiGroup)}`;
  const watch = verbs.includes('watch') ? '(?:/watch)?' : '';
  const isAnywhere = isOnCollection && !verbs.includes('create');
  const scope = namespaced ? (isAnywhere ? '(?:/namespaces/[^/]+)?' : '/namespaces/[^/]+') : '';
  const name = isOnCollection ? '' : '/[^/?]+';
  const tail = subresource === undefined ? '' : `/${subresource}`;
  const end = subresource === 'proxy' ? '(?:[/?]|$)' : '(?:[?]|$)';
  return [
    equals('verb', ...verbs),
    { field: 'requestURI', op: 'regex', values: [`^${root}/[^/]+${watch}${scope}/${resource}${name}${tail}${end}`] },
  ];
}

function writeRule(conjuncts: readonly string[], title: string): string {
  const name =
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '') || 'requests';
  return [
    `rule kubernetes_${name} {`,
    `  meta:\n    description = ${quoteJson(title)}`,
    '  events:',
    ...['$e.metadata.log_type = "KUBERNETES_AUDIT"', ...conjuncts].map((line) => `    ${line}`),
    '  condition:\n    $e',
    '}',
  ].join('\n');
}

const SYNTAX: Syntax = {
  ...{ and: ' and ', or: ' or ', not: (text) => `not ${text}`, write: writeTest },
  deniesItself: ({ demand }) => demand.kind === 'exists',
};

const NUMBERS = new Set(['responseStatus.code']);

function writeTest(test: FieldTest): Written {
  const { demand, isDenied } = test;
  const isNumber = NUMBERS.has(test.path);
  const name = `${test.every ? 'all ' : test.isList ? 'any ' : ''}$e.${test.name}`;
  switch (demand.kind) {
    case 'exists':
      return `${name} ${isDenied ? '=' : '!='} ${isNumber ? 0 : '""'}`;
    case 'equals': {
      const nocase = demand.ignoreCase ? ' nocase' : '';
      return joinAlternatives(
        demand.values.map((value) =>
          isNumber ? `${name} = ${Number(value)}` : `${name} = ${quoteJson(String(value))}${nocase}`,
        ),
        ' or ',
      );
    }
    case 'pattern':
      return matchAny(name, demand.patterns.map(writeRegex), demand.ignoreCase);
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'YARA-L has the regular expressions of RE2, which lack a part of this one' };
      return matchAny(name, regexes.map(String), demand.ignoreCase);
    }
    case 'cidr':
      if (test.isList) return { why: 'the function for networks takes one address' };
      return joinAlternatives(
        demand.networks.map((network) => `net.ip_in_range_cidr(${name}, ${quoteJson(network)})`),
        ' or ',
      );
    case 'compare': {
      const text = `${name} ${demand.relation} ${demand.limit}`;
      const fitsZero = demand.relation.startsWith('<') ? demand.limit > 0 : demand.limit < 0;
      return isNumber && fitsZero ? `(${name} != 0 and ${text})` : text;
    }
  }
}

function matchAny(name: string, regexes: readonly string[], ignoreCase: boolean): string {
  return joinAlternatives(
    regexes.map((regex) => `${name} = /${regex}/${ignoreCase ? ' nocase' : ''}`),
    ' or ',
  );
}

function writeRegex(pattern: Pattern): string {
  if (fitsAnything(pattern)) return '(?s).';
  return patternRegex(pattern);
}
