import type { Scalar } from '../../predicate/types.ts';
import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quotePlain } from '../quote.ts';

/** Attributes are compared with regard to case; wildcards work outside quotes. A `-` also holds where the attribute is missing. */
export const datadog: Language = {
  id: 'datadog',
  title: 'Datadog log search',
  dialect: 'datadog',
  reference: 'https://docs.datadoghq.com/logs/explorer/search_syntax/',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => ['source:kubernetes.audit', ...guardParts(parts)].join(' '));
  },
};

const SYNTAX: Syntax = { and: ' AND ', or: ' OR ', not: (text) => `-${text}`, write: writeTest };

function writeTest(test: FieldTest): Written {
  const { demand } = test;
  const name = escapeTerm(test.name).replace(/^\\?@/, '@');
  if (test.every) return { why: 'Datadog finds one value of several that fits, and cannot ask it of each' };
  if ('ignoreCase' in demand && demand.ignoreCase) return { why: 'Datadog cannot ignore the case of letters in an attribute' };
  switch (demand.kind) {
    case 'exists':
      return `${name}:*`;
    case 'equals':
      return `${name}:${joinAlternatives(demand.values.map(writeValue), ' OR ')}`;
    case 'pattern':
      return `${name}:${joinAlternatives(demand.patterns.map(writeWildcards), ' OR ')}`;
    case 'regex':
      return { why: "Datadog's log search has no regular expressions" };
    case 'cidr':
      return `CIDR(${[name, ...demand.networks].join(', ')})`;
    case 'compare':
      return `${name}:${demand.relation}${demand.limit}`;
  }
}

function writeValue(value: Scalar): string {
  const text = String(value);
  return /^[\w./]+$/.test(text) && !/^(?:AND|OR|NOT)$/.test(text) ? text : quotePlain(text);
}

function writeWildcards(pattern: Pattern): string {
  return fitsAnything(pattern) ? '*' : writePattern(pattern, { run: '*', one: '?', escape: escapeTerm });
}

function escapeTerm(text: string): string {
  return text.replace(/[-=!&|<>(){}[\]"*?:\\#\s]/g, '\\$&');
}
