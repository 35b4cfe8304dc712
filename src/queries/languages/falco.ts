import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Notes, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { COMMON, escapeRegex, translateRegex } from '../regex.ts';
import { toYaml } from '../yaml-text.ts';

/**
 * All fields of the audit plugins are text or lists of text. A field that is not there fits no test, and its negation holds. `regex` has
 * to fit the whole value.
 */
export const falco: Language = {
  id: 'falco',
  title: 'Falco rule',
  dialect: 'falco',
  reference: 'https://falco.org/docs/concepts/rules/conditions/',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => writeRule(guardParts(parts), options.title ?? 'Kubernetes requests'));
  },
};

function writeRule(conjuncts: readonly string[], title: string): string {
  const condition = conjuncts.length > 0 ? conjuncts : ['ka.verb exists'];
  return [
    `- rule: ${toYaml(title)}`,
    `  desc: ${toYaml(title)}`,
    `  condition: ${writeCondition(condition)}`,
    '  output: "%ka.user.name %ka.verb %ka.uri (code %ka.response.code)"',
    '  priority: NOTICE',
    '  source: k8s_audit',
  ].join('\n');
}

/** Folded lines, each a part; where YAML could not keep a character as it is, one text in quotes. */
function writeCondition(conjuncts: readonly string[]): string {
  const text = conjuncts.join(' and ');
  const isPlain = !/[^\x20-\x7e\u00a1-\u00ac\u00ae-\u0600\u0700-\u1fff\u2030-\u205e\u2070-\ud7ff]/.test(text);
  return isPlain ? `>-\n    ${conjuncts.join('\n    and ')}` : quoteJson(text);
}

const SYNTAX: Syntax = { and: ' and ', or: ' or ', not: (text) => `not ${text}`, write: writeTest };

function writeTest(test: FieldTest, notes: Notes): Written {
  const { name, demand } = test;
  if (demand.kind === 'exists') return `${name} exists`;
  const isList = test.isList && name.startsWith('ka.');
  if (test.isList && !isList) notes.add(`${name} is the first value alone.`);
  if (isList) return writeList(test);
  if (test.every) return { why: 'Falco reads the first value alone' };
  switch (demand.kind) {
    case 'equals': {
      const texts = demand.values.map(String);
      if (demand.ignoreCase) return anyOf(texts.map((text) => writeCaseless(name, text, escapeGlob(text), escapeRegex(text))));
      return texts.length === 1 ? `${name} = ${quote(texts[0] ?? '')}` : `${name} in (${texts.map(quote).join(', ')})`;
    }
    case 'pattern':
      return anyOf(demand.patterns.map((pattern) => writeOne(name, pattern, demand.ignoreCase)));
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'Falco has the regular expressions of RE2, which lack a part of this one' };
      const flag = demand.ignoreCase ? '(?i)' : '';
      return anyOf(regexes.map((regex) => `${name} regex ${quoteAlways(`${flag}[\\s\\S]*(?:${regex})[\\s\\S]*`)}`));
    }
    case 'cidr':
      return { why: 'Falco knows networks in addresses alone, and here addresses are text' };
    case 'compare':
      if (name === 'ka.response.code' && /^\d{3}$/.test(String(demand.limit)))
        return `${name} ${demand.relation} ${demand.limit}`;
      return { why: 'Falco compares text, and of numbers only codes of three digits have the same order as text' };
  }
}

function writeList({ name, demand, every }: FieldTest): Written {
  if (demand.kind !== 'equals' || demand.ignoreCase) return { why: 'Falco asks a list only for whole values' };
  return `${name} ${every ? 'in' : 'intersects'} (${demand.values.map((value) => quote(String(value))).join(', ')})`;
}

const OPERATORS = { prefix: 'startswith', suffix: 'endswith', part: 'contains' } as const;

function writeOne(name: string, pattern: Pattern, ignoreCase: boolean): string {
  if (fitsAnything(pattern)) return `${name} exists`;
  if (pattern.shape === 'part' && ignoreCase) return `${name} icontains ${quote(pattern.text)}`;
  if (pattern.shape !== 'other' && !ignoreCase) return `${name} ${OPERATORS[pattern.shape]} ${quote(pattern.text)}`;
  const glob = writePattern(pattern, { run: '*', one: '?', escape: escapeGlob });
  const regex = writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
  if (ignoreCase) return writeCaseless(name, pattern.text, glob, regex);
  return isGlobSafe(pattern.text) ? `${name} glob ${quoteAlways(glob)}` : `${name} regex ${quoteAlways(regex)}`;
}

function writeCaseless(name: string, text: string, glob: string, regex: string): string {
  return isGlobSafe(text) ? `${name} iglob ${quoteAlways(glob)}` : `${name} regex ${quoteAlways(`(?i)${regex}`)}`;
}

/** Globs know sets and groups as well. */
function isGlobSafe(text: string): boolean {
  return !/[[\]()\\]/.test(text);
}

function escapeGlob(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}

function anyOf(texts: readonly string[]): string {
  return joinAlternatives(texts, ' or ');
}

/** Words of letters and digits may stand bare; in a list one with an underscore could be the name of a list. */
function quote(text: string): string {
  const isWord =
    /^[A-Za-z0-9]+$/.test(text) && !/^(?:and|or|not|exists|in|contains|startswith|endswith|glob|regex|val)$/.test(text);
  return isWord ? text : quoteAlways(text);
}

function quoteAlways(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t\f]/g, (sign) => escapes[sign] ?? sign)}"`;
}
