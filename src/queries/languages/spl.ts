import type { Predicate } from '../../predicate/types.ts';
import { canBeMissing, type FieldTest, minds } from '../field-test.ts';
import { joinTests, type Notes, type Part, type Syntax, toConjuncts, type Written } from '../join-tests.ts';
import { fitsAnything, hasAnyOne, type Pattern, writePattern } from '../pattern.ts';
import type { Language, PrintOptions, Query } from '../query.ts';
import { joinAlternatives, quotePlain } from '../quote.ts';
import { COMMON, escapeRegex, translateRegex } from '../regex.ts';

/**
 * Most tests stand in the `search` command, where `*` is a wildcard even between quotes, a network is one too, and letters of either case
 * are the same. What it cannot say goes into a `where` behind it, in which nothing holds of a missing field, also under `NOT`.
 */
export const spl: Language = {
  id: 'spl',
  title: 'SPL',
  dialect: 'splunk-kube-audit',
  reference: 'https://help.splunk.com/en/splunk-enterprise/search/search-manual/9.3/expressions-and-predicates',
  print: (predicate, options) => {
    return printSplit(toConjuncts(predicate) ?? [predicate], options);
  },
};

const NOT_IN_SEARCH = 'the search command cannot say it';
const NOTE = 'The search command takes letters of either case for the same.';
const MACRO = "`kube_audit` is a macro of Splunk's security content: put your own index and source type in its place.";

/** Each conjunct in the command that can say it. */
function printSplit(conjuncts: readonly Predicate[], options: PrintOptions): Query {
  const found = conjuncts.map((part) => {
    const search = joinTests(part, SEARCH, options);
    return search.kind === 'parts' ? { search } : { where: joinTests(part, WHERE, options) };
  });
  const all = found.map(({ search, where }) => search ?? where).filter((joined) => joined !== undefined);
  const reasons = all.flatMap((joined) => (joined.kind === 'impossible' ? joined.reasons : []));
  if (reasons.length > 0) return { kind: 'impossible', reasons };
  const parts = found.flatMap(({ search }) => (search?.kind === 'parts' ? search.parts : []));
  const wheres = found.flatMap(({ where }) => (where?.kind === 'parts' ? where.parts : []));
  const notes = [...new Set([MACRO, ...all.flatMap((joined) => (joined.kind === 'parts' ? joined.notes : []))])];
  return {
    kind: 'query',
    text: write(
      parts,
      wheres.map(({ kind, text }) => (kind === 'any' ? `(${text})` : text)),
    ),
    notes,
  };
}

/** OR binds tighter than AND in `search`, so that each group has its parentheses. */
function write(parts: readonly Part[], wheres: readonly string[]): string {
  const search = ['`kube_audit`', ...parts.map(({ kind, text }) => (kind === 'any' ? `(${text})` : text))].join(' ');
  return wheres.length === 0 ? search : `${search}\n| where ${wheres.join(' AND ')}`;
}

const SEARCH: Syntax = { and: ' ', or: ' OR ', not: (text) => `NOT ${text}`, write: writeSearch };

function writeSearch(test: FieldTest, notes: Notes): Written {
  const name = /^\w+$/.test(test.name) ? test.name : quotePlain(test.name);
  const { demand } = test;
  if (test.every) return { why: 'Splunk finds one value of several that fits, and cannot ask it of each' };
  switch (demand.kind) {
    case 'exists':
      return `${name}=*`;
    case 'equals': {
      const texts = demand.values.map(String);
      if (texts.some(isSpecial)) return { why: NOT_IN_SEARCH };
      if (!demand.ignoreCase && minds(test, texts)) notes.add(NOTE);
      return texts.length === 1 ? `${name}=${quoteValue(texts[0] ?? '')}` : `${name} IN (${texts.map(quoteValue).join(', ')})`;
    }
    case 'pattern': {
      const { patterns } = demand;
      if (patterns.some((pattern) => hasAnyOne(pattern) || isSpecial(pattern.text))) return { why: NOT_IN_SEARCH };
      if (
        !demand.ignoreCase &&
        minds(
          test,
          patterns.map(({ text }) => text),
        )
      )
        notes.add(NOTE);
      return joinAlternatives(
        patterns.map((pattern) => `${name}=${quoteValue(writePattern(pattern, { run: '*', one: '?', escape: (text) => text }))}`),
        ' OR ',
      );
    }
    case 'regex':
      return { why: NOT_IN_SEARCH };
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => `${name}=${quotePlain(network)}`),
        ' OR ',
      );
    case 'compare':
      return `${name}${demand.relation}${demand.limit}`;
  }
}

/** A `*` is a wildcard that nothing escapes, and what looks like a network is one. */
function isSpecial(text: string): boolean {
  return text.includes('*') || /^[\d.a-f:]+\/\d{1,3}$/i.test(text);
}

function quoteValue(text: string): string {
  return /^[A-Za-z0-9_-]+$/.test(text) && !/^(?:AND|OR|NOT|IN|TERM|CASE|PREFIX)$/.test(text) ? text : quotePlain(text);
}

const WHERE: Syntax = {
  ...{
    and: ' AND ',
    or: ' OR ',
    not: (text) => `NOT ${text}`,
    pushesNot: true,
    deniesItself: (test) => test.demand.kind === 'exists' || canBeMissing(test),
  },
  write: (test) => {
    const name = `'${test.name.replace(/['\\]/g, '\\$&')}'`;
    if (test.demand.kind === 'exists') return `${test.isDenied ? 'isnull' : 'isnotnull'}(${name})`;
    if (test.isList) return { why: 'the where command does not say how it reads several values' };
    const text = writeWhere(name, test);
    return typeof text === 'string' && test.isDenied && canBeMissing(test) ? `(isnull(${name}) OR NOT ${text})` : text;
  },
};

function writeWhere(name: string, { demand }: FieldTest): Written {
  switch (demand.kind) {
    case 'exists':
      return `isnotnull(${name})`;
    case 'equals': {
      if (demand.ignoreCase)
        return matchAny(
          name,
          demand.values.map((value) => `(?i)^${escapeRegex(String(value))}$`),
        );
      const values = demand.values.map((value) => quotePlain(String(value)));
      return values.length === 1 ? `${name}=${values[0]}` : `in(${name}, ${values.join(', ')})`;
    }
    case 'pattern':
      return matchAny(
        name,
        demand.patterns.map((pattern) => writeRegex(pattern, demand.ignoreCase)),
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'Splunk reads a part of this regular expression in another way' };
      return matchAny(
        name,
        regexes.map((regex) => `${demand.ignoreCase ? '(?i)' : ''}${regex}`),
      );
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => `cidrmatch(${quotePlain(network)}, ${name})`),
        ' OR ',
      );
    case 'compare':
      return `${name}${demand.relation}${demand.limit}`;
  }
}

function writeRegex(pattern: Pattern, ignoreCase: boolean): string {
  const flag = ignoreCase ? '(?i)' : '';
  if (fitsAnything(pattern)) return '';
  return `${flag}^${writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex })}$`;
}

function matchAny(name: string, regexes: readonly string[]): string {
  return joinAlternatives(
    regexes.map((regex) => `match(${name}, ${quotePlain(regex)})`),
    ' OR ',
  );
}
