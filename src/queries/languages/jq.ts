import { type PathStep, parseSteps } from '../../dialects/path-steps.ts';
import type { Scalar } from '../../predicate/types.ts';
import type { Demand, FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { escapeRegex, ONIGURUMA, translateRegex } from '../regex.ts';

/** Paths of the event as it stands, one event on each line. A missing field is null and no error. */
export const jq: Language = {
  id: 'jq',
  title: 'jq',
  dialect: 'jq',
  reference: 'https://jqlang.org/manual/',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => `jq -c ${quoteShell(`select(${guardParts(parts).join(' and ') || 'true'})`)} audit.log`);
  },
};

/** A word of a POSIX shell. */
function quoteShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const SYNTAX: Syntax = {
  ...{ and: ' and ', or: ' or ', not: (text) => `(${text}|not)`, write: writeTest },
  deniesItself: ({ demand, isList }) => demand.kind === 'exists' && !isList,
};

function writeTest({ path, demand, isDenied, isList, every }: FieldTest): Written {
  const steps = parseSteps(path);
  if (steps.length === 0) return { why: 'it is no path within an event' };
  const place = writePath(steps);
  if (!isList) return demand.kind === 'exists' ? `${place} ${isDenied ? '==' : '!='} null` : writeDemand(place, demand);
  const inner = demand.kind === 'exists' ? '. != null' : writeDemand('.', demand);
  if (typeof inner !== 'string') return inner;
  return every ? `(any(${place}; . != null) and all(${place}|select(. != null); ${inner}))` : `any(${place}; ${inner})`;
}

/** In a body anything may stand, so that each step there may fail. */
function writePath(steps: readonly PathStep[]): string {
  const isBody = /^(?:request|response)Object$/.test(steps[0]?.key ?? '');
  const texts = steps.map(({ key, lists }, at) => {
    const own = /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `${at === 0 ? '.' : ''}[${quoteJson(key)}]`;
    return `${own}${isBody && at > 0 ? '?' : ''}${'[]?'.repeat(lists)}`;
  });
  return texts.join('');
}

function writeDemand(place: string, demand: Exclude<Demand, { kind: 'exists' }>): Written {
  switch (demand.kind) {
    case 'equals':
      return demand.ignoreCase
        ? testAny(
            place,
            demand.values.map((value) => `\\A${escapeRegex(String(value))}\\z`),
            true,
          )
        : writeEquals(place, demand.values);
    case 'pattern':
      return joinAlternatives(
        demand.patterns.map((pattern) => writeOne(place, pattern, demand.ignoreCase)),
        ' or ',
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, ONIGURUMA));
      if (regexes.includes(undefined)) return { why: 'jq reads a part of this regular expression in another way' };
      return testAny(place, regexes.map(String), demand.ignoreCase);
    }
    case 'cidr':
      return { why: 'jq has no test for networks' };
    case 'compare':
      return `((${place}|tonumber?) // null|. != null and . ${demand.relation} ${demand.limit})`;
  }
}

/** What looks like a number or a boolean may be one, or text. */
function writeEquals(place: string, values: readonly Scalar[]): string {
  const isText = values.every((value) => typeof value === 'string' && !/^(?:-?[\d.]+(?:e[-+]?\d+)?|true|false)$/i.test(value));
  const quoted = values.map((value) => quoteJson(String(value)));
  const own = isText ? place : `(${place}|tostring)`;
  return quoted.length === 1 ? `${own} == ${quoted[0]}` : `(${own}|IN(${quoted.join(', ')}))`;
}

const FUNCTIONS = { prefix: 'startswith', suffix: 'endswith', part: 'contains' } as const;

function writeOne(place: string, pattern: Pattern, ignoreCase: boolean): string {
  if (fitsAnything(pattern)) return `${place} != null`;
  if (pattern.shape !== 'other' && !ignoreCase) {
    return onText(place, `${FUNCTIONS[pattern.shape]}(${quoteJson(pattern.text)})`);
  }
  const regex = writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
  return testAny(place, [`\\A${regex}\\z`], ignoreCase);
}

function testAny(place: string, regexes: readonly string[], ignoreCase: boolean): string {
  return joinAlternatives(
    regexes.map((regex) => onText(place, `test(${quoteJson(regex)}${ignoreCase ? '; "i"' : ''})`)),
    ' or ',
  );
}

function onText(place: string, call: string): string {
  return `(${place}|. != null and (tostring|${call}))`;
}
