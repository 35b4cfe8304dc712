import { canBeMissing, type FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteDouble } from '../quote.ts';
import { escapeLucene, translateToLucene, widenLucene } from '../regex.ts';

/**
 * `like` has wildcards and no way to escape one, so that text with `*` or `?` in it is asked for by functions or a regular expression. A
 * function of a missing field is neither true nor false, also under `not`.
 */
export const eql: Language = {
  id: 'eql',
  title: 'EQL',
  dialect: 'elastic-kubernetes',
  reference: 'https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) =>
      ['any where data_stream.dataset == "kubernetes.audit_logs"', ...guardParts(parts)].join('\n  and '),
    );
  },
};

const SYNTAX: Syntax = {
  ...{ and: ' and ', or: ' or ', not: (text) => `not ${text}`, write: writeTest },
  pushesNot: true,
  deniesItself: (test) => test.demand.kind === 'exists' || needsGuard(test),
};

function needsGuard(test: FieldTest): boolean {
  const { demand } = test;
  if (!canBeMissing(test)) return false;
  return demand.kind === 'pattern' && demand.patterns.some(isForFunction);
}

/** Of the text between wildcards that `like` has no way to write. */
function isForFunction(pattern: Pattern): boolean {
  return pattern.shape !== 'other' && /[*?\\]/.test(pattern.text);
}

function writeTest(test: FieldTest): Written {
  const name = quoteName(test.name);
  const { demand } = test;
  if (test.every) return { why: 'EQL finds one value of several that fits, and cannot ask it of each' };
  switch (demand.kind) {
    case 'exists':
      return `${name} ${test.isDenied ? '==' : '!='} null`;
    case 'equals': {
      const values = demand.values.map((value) => (typeof value === 'string' ? quoteDouble(value) : String(value)));
      if (demand.ignoreCase) return `${name} in~ (${values.join(', ')})`;
      return values.length === 1 ? `${name} == ${values[0]}` : `${name} in (${values.join(', ')})`;
    }
    case 'pattern':
      return denyCall(
        name,
        test,
        joinAlternatives(
          demand.patterns.map((pattern) => writeOne(name, pattern, demand.ignoreCase)),
          ' or ',
        ),
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateToLucene(pattern, false));
      if (regexes.includes(undefined)) return { why: 'EQL has the regular expressions of Lucene, which lack a part of this one' };
      const tilde = demand.ignoreCase ? '~' : '';
      return `${name} regex${tilde} (${regexes.map((regex) => quoteDouble(regex ?? '')).join(', ')})`;
    }
    case 'cidr':
      return { why: 'EQL knows networks in fields of type ip alone, and the list of addresses is text here: ask source.ip' };
    case 'compare':
      return `${name} ${demand.relation} ${demand.limit}`;
  }
}

const FUNCTIONS = { prefix: 'startsWith', suffix: 'endsWith', part: 'stringContains' } as const;

function writeOne(name: string, pattern: Pattern, ignoreCase: boolean): string {
  const tilde = ignoreCase ? '~' : '';
  if (fitsAnything(pattern)) return `${name} != null`;
  if (!/[*?\\]/.test(pattern.text)) {
    return `${name} like${tilde} ${quoteDouble(writePattern(pattern, { run: '*', one: '?', escape: (text) => text }))}`;
  }
  if (pattern.shape !== 'other') return `${FUNCTIONS[pattern.shape]}${tilde}(${name}, ${quoteDouble(pattern.text)})`;
  const write = ignoreCase ? widenLucene : escapeLucene;
  return `${name} regex ${quoteDouble(writePattern(pattern, { run: '.*', one: '.', escape: write }))}`;
}

function denyCall(name: string, test: FieldTest, text: string): string {
  return test.isDenied && needsGuard(test) ? `(${name} == null or not ${text})` : text;
}

/** Names with other marks than dots and underscores stand in backticks. */
export function quoteName(name: string): string {
  return /^[A-Za-z_@]\w*(?:\.[A-Za-z_]\w*)*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}
