import type { Predicate, Scalar } from '../../predicate/types.ts';
import { type FieldTest, minds } from '../field-test.ts';
import { guardParts, joinTests, type Part, type Syntax, toQuery } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { COMMON, translateRegex } from '../regex.ts';
import { toYaml } from '../yaml-text.ts';

/** One row of a search: the field with its modifiers, and its values. */
interface Row {
  readonly key: string;
  readonly values: readonly (Scalar | null)[];
}

/**
 * A rule: tests are rows of searches, which the condition joins by name. Letters of either case are the same, unless `cased` says
 * otherwise; a value of null asks that the field is missing.
 */
export const sigma: Language = {
  id: 'sigma',
  title: 'Sigma',
  dialect: 'sigma-kubernetes',
  reference: 'https://sigmahq.io/sigma-specification/specification/sigma-rules-specification.html',
  print: (predicate, options) => {
    const rows = new Map<string, Row>();
    const joined = joinTests(predicate, createSyntax(rows), options);
    return toQuery(joined, (parts) => writeRule(parts, rows, options.title ?? titleOf(predicate)));
  },
};

function titleOf(predicate: Predicate): string {
  return 'all' in predicate && predicate.all.length === 0 ? 'All requests' : 'Kubernetes requests';
}

function createSyntax(rows: Map<string, Row>): Syntax {
  return {
    ...{ and: ' and ', or: ' or ', not: (text) => `not ${text}` },
    deniesItself: ({ demand }) => demand.kind === 'exists',
    write: (test) => {
      const row = toRow(test);
      if ('why' in row) return row;
      const id = `test_${rows.size + 1}`;
      rows.set(id, row);
      return id;
    },
  };
}

/** Tests that all have to be met, of different fields, are one search. */
function writeRule(parts: readonly Part[], rows: ReadonlyMap<string, Row>, title: string): string {
  const taken = new Map<string, Row>();
  const rest: Part[] = [];
  for (const part of parts) {
    const row = part.kind === 'test' ? rows.get(part.text) : undefined;
    if (row && !taken.has(row.key)) taken.set(row.key, row);
    else rest.push(part);
  }
  const isUsed = (id: string) => rest.some(({ text }) => new RegExp(`\\b${id}\\b`).test(text));
  const searches = [
    ...(taken.size > 0 ? [writeSearch('selection', [...taken.values()])] : []),
    ...[...rows].flatMap(([id, row]) => (isUsed(id) ? [writeSearch(id, [row])] : [])),
  ];
  const condition = [...(taken.size > 0 ? ['selection'] : []), ...guardParts(rest)].join(' and ');
  return [
    `title: ${toYaml(title.slice(0, 200))}`,
    'status: experimental',
    'logsource:\n  category: application\n  product: kubernetes\n  service: audit',
    'detection:',
    ...(searches.length > 0 ? searches : ['  selection:\n    auditID|exists: true']),
    `  condition: ${condition || 'selection'}`,
    'level: informational',
  ].join('\n');
}

function writeSearch(id: string, rows: readonly Row[]): string {
  return [`  ${id}:`, ...rows.map(({ key, values }) => `    ${toYaml(key)}:${writeValues(values)}`)].join('\n');
}

function writeValues(values: readonly (Scalar | null)[]): string {
  const texts = values.map((value) => (typeof value === 'string' ? toYaml(value) : String(value)));
  return texts.length === 1 ? ` ${texts[0]}` : texts.map((text) => `\n      - ${text}`).join('');
}

function toRow(test: FieldTest): Row | { readonly why: string } {
  const { name, demand, isDenied } = test;
  if (test.every) return { why: 'Sigma finds one value of several that fits, and cannot ask it of each' };
  if (name.includes('|')) return { why: 'Sigma takes what stands behind | for a modifier' };
  switch (demand.kind) {
    case 'exists':
      return isDenied ? { key: name, values: [null] } : { key: `${name}|exists`, values: [true] };
    case 'equals': {
      const isText = demand.values.every((value) => typeof value === 'string');
      const cased = isText && !demand.ignoreCase && minds(test, demand.values.map(String)) ? '|cased' : '';
      return {
        key: `${name}${cased}`,
        values: demand.values.map((value) => (typeof value === 'string' ? escapeText(value) : value)),
      };
    }
    case 'pattern':
      return toPatternRow(test, demand.patterns, demand.ignoreCase);
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: "a part of this regular expression is not among those of Sigma's" };
      return { key: `${name}|re${demand.ignoreCase ? '|i' : ''}`, values: regexes.map(String) };
    }
    case 'cidr':
      return { key: `${name}|cidr`, values: demand.networks };
    case 'compare':
      return { key: `${name}|${RELATIONS[demand.relation]}`, values: [demand.limit] };
  }
}

const RELATIONS = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;
const MODIFIERS = { prefix: '|startswith', suffix: '|endswith', part: '|contains', other: '' } as const;

function toPatternRow(test: FieldTest, patterns: readonly Pattern[], ignoreCase: boolean): Row {
  const { name } = test;
  if (patterns.some(fitsAnything)) return { key: `${name}|exists`, values: [true] };
  const minding = !ignoreCase && patterns.some(({ text }) => minds(test, [text]));
  const cased = minding ? '|cased' : '';
  const shape = patterns[0]?.shape ?? 'other';
  const isOne = shape !== 'other' && patterns.every((pattern) => pattern.shape === shape);
  return {
    key: `${name}${isOne ? MODIFIERS[shape] : ''}${cased}`,
    values: patterns.map((pattern) =>
      isOne ? escapeText(pattern.text) : writePattern(pattern, { run: '*', one: '?', escape: escapeText }),
    ),
  };
}

function escapeText(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}
