import type { FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import { prefilterOf } from '../prefilter.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { COMMON, escapeRegex, translateRegex } from '../regex.ts';

/** A label that is not there is the empty text; regular expressions have to fit the whole value. There is no `not`, but an operator each. */
export const logql: Language = {
  id: 'logql',
  title: 'LogQL',
  dialect: 'loki',
  reference: 'https://grafana.com/docs/loki/latest/query/log_queries/',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    const word = prefilterOf(predicate);
    const cheap = word === undefined ? '' : ` |= \`"${word}"\``;
    return toQuery(joined, (parts) => [`{job="kube-audit"}${cheap} | json`, ...guardParts(parts)].join(' | '), [STREAM]);
  },
};

const STREAM = 'Put the selector of your own stream in the place of {job="kube-audit"}.';

const SYNTAX: Syntax = { and: ' and ', or: ' or ', deniesItself: () => true, pushesNot: true, write: writeTest };

function writeTest({ name, demand, isDenied, isList, every }: FieldTest): Written {
  if (isList || every || !/^[A-Za-z_]\w*$/.test(name)) return { why: 'the json stage makes no label of a list' };
  switch (demand.kind) {
    case 'exists':
      return `${name}${isDenied ? '=' : '!='}""`;
    case 'equals': {
      const texts = demand.values.map(String);
      if (texts.length === 1 && !demand.ignoreCase) return `${name}${isDenied ? '!=' : '='}${quoteJson(texts[0] ?? '')}`;
      return match(name, isDenied, `${demand.ignoreCase ? '(?i)' : ''}${joinRegexes(texts.map(escapeRegex))}`);
    }
    case 'pattern': {
      const flag = demand.ignoreCase ? '(?i)' : '';
      return match(name, isDenied, `${flag}${joinRegexes(demand.patterns.map(writeRegex))}`);
    }
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'Loki has the regular expressions of RE2, which lack a part of this one' };
      const inner = joinRegexes(regexes.map((regex) => `[\\s\\S]*(?:${regex})[\\s\\S]*`));
      return match(name, isDenied, `${demand.ignoreCase ? '(?i)' : ''}${inner}`);
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => `${name}${isDenied ? '!=' : '='}ip(${quoteJson(network)})`),
        isDenied ? ' and ' : ' or ',
      );
    case 'compare': {
      const text = `${name} ${demand.relation} ${demand.limit}`;
      return isDenied ? `(${name} ${OPPOSITE[demand.relation]} ${demand.limit} or ${name}="")` : text;
    }
  }
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

function match(name: string, isDenied: boolean, regex: string): string {
  return `${name}${isDenied ? '!~' : '=~'}${quoteJson(regex)}`;
}

function joinRegexes(regexes: readonly string[]): string {
  return regexes.join('|');
}

/** What any text fits asks that there is one. */
function writeRegex(pattern: Pattern): string {
  if (fitsAnything(pattern)) return '[\\s\\S]+';
  return writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
}
