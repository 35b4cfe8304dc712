import type { Predicate, Scalar } from '../../predicate/types.ts';
import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, hasAnyOne, type Pattern, writePattern } from '../pattern.ts';
import type { Language, PrintOptions } from '../query.ts';
import { joinAlternatives, quotePlain } from '../quote.ts';

/**
 * Quotes hold text as it is; wildcards work outside of them alone, where marks, blanks and the like need an escape. `not` is also true
 * where the field is missing.
 */
export const kql: Language = {
  id: 'kql',
  title: 'KQL (Kibana)',
  dialect: 'elastic-kubernetes',
  reference: 'https://www.elastic.co/docs/explore-analyze/query-filter/languages/kql',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => ['data_stream.dataset:"kubernetes.audit_logs"', ...guardParts(parts)].join(' and '));
  },
};

/** The tests alone, without the choice of the log; undefined where KQL cannot say them. */
export function printKqlTests(predicate: Predicate, options: PrintOptions): string | undefined {
  const joined = joinTests(predicate, SYNTAX, options);
  return joined.kind === 'parts' ? guardParts(joined.parts).join(' and ') : undefined;
}

const SYNTAX: Syntax = { and: ' and ', or: ' or ', not: (text) => `not ${text}`, write: writeTest };

function writeTest(test: FieldTest): Written {
  const name = escapeWord(test.name);
  const { demand } = test;
  if (test.every) return { why: 'KQL finds one value of several that fits, and cannot ask it of each' };
  switch (demand.kind) {
    case 'exists':
      return `${name}:*`;
    case 'equals':
      if (demand.ignoreCase) return { why: 'KQL cannot ignore the case of letters' };
      return `${name}:${joinAlternatives(demand.values.map(writeValue), ' or ')}`;
    case 'pattern':
      if (demand.ignoreCase) return { why: 'KQL cannot ignore the case of letters' };
      if (demand.patterns.some(hasAnyOne)) return { why: 'KQL has no wildcard for one character' };
      return `${name}:${joinAlternatives(demand.patterns.map(writeWildcards), ' or ')}`;
    case 'compare':
      return `${name} ${demand.relation} ${demand.limit}`;
    case 'regex':
      return { why: 'KQL has no regular expressions' };
    case 'cidr':
      return { why: 'KQL knows networks in fields of type ip alone, and the list of addresses is text here: ask source.ip' };
  }
}

function writeValue(value: Scalar): string {
  return typeof value === 'string' ? quotePlain(value) : String(value);
}

function writeWildcards(pattern: Pattern): string {
  return fitsAnything(pattern) ? '*' : writePattern(pattern, { run: '*', one: '?', escape: escapeWord });
}

/** Blanks as codes: around a word they would be dropped, and `and` between two would be a joint. */
function escapeWord(text: string): string {
  return text
    .replace(/[\\():<>"*{}]/g, '\\$&')
    .replace(/\s/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
