import type { Leaf } from '../../predicate/types.ts';
import { canBeMissing, type FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteDouble } from '../quote.ts';
import { translateToLucene } from '../regex.ts';
import { quoteName } from './eql.ts';
import { printKqlTests } from './kql.ts';

/**
 * A test of a missing field is neither true nor false, also under `NOT`, and so is one of a field with several values: those are asked by
 * the function KQL.
 */
export const esql: Language = {
  id: 'esql',
  title: 'ES|QL',
  dialect: 'elastic-kubernetes',
  reference: 'https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(
      joined,
      (parts) => `FROM logs-kubernetes.audit_logs-*\n| WHERE ${guardParts(parts).join('\n    AND ') || 'true'}`,
    );
  },
};

const SYNTAX: Syntax = {
  ...{ and: ' AND ', or: ' OR ', not: (text) => `NOT ${text}`, pushesNot: true },
  write: (test) => (test.isList && test.demand.kind !== 'exists' ? writeList(test) : writeTest(test)),
  deniesItself: (test) => test.demand.kind === 'exists' || (!test.isList && canBeMissing(test)),
};

/** The condition as KQL has it, which takes one value of several. */
function writeList(test: FieldTest): Written {
  const leaf = test.every ? undefined : toLeaf(test);
  const text = leaf && printKqlTests(leaf, { namer: { nameOf: () => ({ kind: 'named', name: test.name, basis: 'direct' }) } });
  return text === undefined
    ? { why: 'ES|QL asks several values by the function KQL, which cannot say this' }
    : `KQL(${quoteDouble(text)})`;
}

function toLeaf({ path, demand }: FieldTest): Leaf | undefined {
  return demand.kind === 'equals' && !demand.ignoreCase ? { field: path, op: 'in', values: demand.values } : undefined;
}

function writeTest(test: FieldTest): Written {
  const name = quoteName(test.name);
  const { demand, isDenied } = test;
  if (demand.kind === 'exists') return `${name} IS ${isDenied ? '' : 'NOT '}NULL`;
  const text = writePositive(name, test);
  if (typeof text !== 'string' || !isDenied || !canBeMissing(test)) return text;
  return `(${name} IS NULL OR NOT ${text})`;
}

function writePositive(name: string, { demand }: FieldTest): Written {
  switch (demand.kind) {
    case 'exists':
      return `${name} IS NOT NULL`;
    case 'equals': {
      const values = demand.values.map((value) =>
        typeof value === 'string' ? quoteDouble(lower(value, demand)) : String(value),
      );
      const field = demand.ignoreCase ? `TO_LOWER(${name})` : name;
      return values.length === 1 ? `${field} == ${values[0]}` : `${field} IN (${values.join(', ')})`;
    }
    case 'pattern': {
      const field = demand.ignoreCase ? `TO_LOWER(${name})` : name;
      return joinAlternatives(
        demand.patterns.map((pattern) => writeOne(name, field, pattern, demand)),
        ' OR ',
      );
    }
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateToLucene(pattern, demand.ignoreCase));
      if (regexes.includes(undefined))
        return { why: 'ES|QL has the regular expressions of Lucene, which lack a part of this one' };
      return joinAlternatives(
        regexes.map((regex) => `${name} RLIKE ${quoteDouble(regex ?? '')}`),
        ' OR ',
      );
    }
    case 'cidr':
      return `CIDR_MATCH(TO_IP(${name}), ${demand.networks.map(quoteDouble).join(', ')})`;
    case 'compare':
      return `${name} ${demand.relation} ${demand.limit}`;
  }
}

function writeOne(name: string, field: string, pattern: Pattern, how: { readonly ignoreCase: boolean }): string {
  if (fitsAnything(pattern)) return `${name} IS NOT NULL`;
  const escapeText = (text: string) => lower(text, how).replace(/[\\*?]/g, '\\$&');
  return `${field} LIKE ${quoteDouble(writePattern(pattern, { run: '*', one: '?', escape: escapeText }))}`;
}

function lower(text: string, { ignoreCase }: { readonly ignoreCase: boolean }): string {
  return ignoreCase ? text.toLowerCase() : text;
}
