import { canBeMissing, type FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Notes, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quotePlain } from '../quote.ts';
import { COMMON, escapeRegex, patternRegex, translateRegex } from '../regex.ts';

/** That `not` holds of a missing field is nowhere promised, so that a denial says it. */
export const logsInsights: Language = {
  id: 'logs-insights',
  title: 'CloudWatch Logs Insights',
  dialect: 'aws-cwli',
  reference: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) =>
      ['fields @timestamp, @message\n| filter @logStream like "kube-apiserver-audit"', ...guardParts(parts)].join('\n| filter '),
    );
  },
};

const SYNTAX: Syntax = {
  ...{
    and: ' and ',
    or: ' or ',
    not: (text) => `not (${text})`,
    pushesNot: true,
    deniesItself: (test) => test.demand.kind === 'exists' || canBeMissing(test),
    write: writeTest,
  },
};

function writeTest(test: FieldTest, notes: Notes): Written {
  const name = quoteName(test.name);
  if (name === undefined) return { why: 'no escape is known for a backtick in a name' };
  const { demand, isDenied } = test;
  if (demand.kind === 'exists') return `${isDenied ? 'not ' : ''}ispresent(${name})`;
  if (test.every) return { why: 'each value of a list is a field of its own here' };
  const text = writePositive(name, test);
  if (typeof text !== 'string') return text;
  if (test.isList) notes.add(`${test.name} is the first value alone: each of a list is a field of its own.`);
  return isDenied && canBeMissing(test) ? `(not ispresent(${name}) or not (${text}))` : text;
}

function writePositive(name: string, { demand }: FieldTest): Written {
  switch (demand.kind) {
    case 'exists':
      return `ispresent(${name})`;
    case 'equals': {
      if (demand.values.some((value) => typeof value === 'boolean'))
        return { why: 'how it keeps true and false is not documented' };
      if (demand.ignoreCase)
        return matchAny(
          name,
          demand.values.map((value) => `(?i)^${escapeRegex(String(value))}$`),
        );
      const values = demand.values.map((value) => (typeof value === 'string' ? quotePlain(value) : String(value)));
      return values.length === 1 ? `${name} = ${values[0]}` : `${name} in [${values.join(', ')}]`;
    }
    case 'pattern':
      return joinAlternatives(
        demand.patterns.map((pattern) => writeOne(name, pattern, demand.ignoreCase)),
        ' or ',
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'a part of this regular expression means something else in other engines' };
      return matchAny(
        name,
        regexes.map((regex) => `${demand.ignoreCase ? '(?i)' : ''}${regex}`),
      );
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => `isIpv${network.includes(':') ? 6 : 4}InSubnet(${name}, ${quotePlain(network)})`),
        ' or ',
      );
    case 'compare':
      return `${name} ${demand.relation} ${demand.limit}`;
  }
}

function writeOne(name: string, pattern: Pattern, ignoreCase: boolean): string {
  if (fitsAnything(pattern)) return `ispresent(${name})`;
  if (pattern.shape === 'part' && !ignoreCase) return `${name} like ${quotePlain(pattern.text)}`;
  return matchAny(name, [`${ignoreCase ? '(?i)' : ''}${patternRegex(pattern)}`]);
}

/** Regular expressions stand between slashes, which those of `escapeRegex` and `translateRegex` escape. */
function matchAny(name: string, regexes: readonly string[]): string {
  return joinAlternatives(
    regexes.map((regex) => `${name} like /${regex}/`),
    ' or ',
  );
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Guidelines.html */
function quoteName(name: string): string | undefined {
  if (/^`[^`]*`$/.test(name) || /^[\w.@]+$/.test(name)) return name;
  return name.includes('`') ? undefined : `\`${name}\``;
}
