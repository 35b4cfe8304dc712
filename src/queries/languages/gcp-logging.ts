import { all } from '../../predicate/build.ts';
import type { Leaf } from '../../predicate/types.ts';
import { type FieldTest, minds } from '../field-test.ts';
import { isMethodPart, joinMethodTests, METHOD_NAME } from '../gke-method.ts';
import { guardParts, joinTests, type Notes, type Syntax, toConjuncts, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern } from '../pattern.ts';
import type { Language, PrintOptions } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { COMMON, patternRegex, translateRegex } from '../regex.ts';
import type { RequestTarget } from '../requests.ts';

/**
 * `=` takes letters of either case for the same, `=~` does not. A test of a missing field is false, and its `NOT` true. Verb, group,
 * resource and subresource are parts of the method name.
 */
export const gcpLogging: Language = {
  id: 'gcp-logging',
  title: 'Google Cloud Logging',
  dialect: 'gcp-logging',
  reference: 'https://cloud.google.com/logging/docs/view/logging-query-language',
  print: (predicate, options) => {
    const joined = joinTests(joinMethodTests(all(...(toConjuncts(predicate) ?? [predicate]))), SYNTAX, {
      namer: withMethodName(options.namer),
    });
    return toQuery(joined, (parts) =>
      ['resource.type="k8s_cluster"', 'protoPayload.serviceName="k8s.io"', ...guardParts(parts)].join('\n'),
    );
  },
  identify: (target) => (target.kind === 'resource' ? undefined : { tests: identifyPath(target), says: ['request'] }),
};

/** Without a resource, the method name is the verb alone, and the resource name is the path. */
function identifyPath({ verb, pattern }: Extract<RequestTarget, { kind: 'nonresource' }>): readonly Leaf[] {
  const open = pattern.endsWith('/*') ? '(/|$)' : '$';
  const path = pattern.replace(/\/\*$/, '').slice(1);
  const regex = path
    .split(/<[^>]+>/)
    .map(escapeDots)
    .join('[^/]+');
  return [
    { field: METHOD_NAME, op: 'regex', values: [`^io[.]k8s[.]${verb}$`] },
    { field: RESOURCE_NAME, op: 'regex', values: [`^/?${regex}${open}`] },
  ];
}

function escapeDots(text: string): string {
  return text.replaceAll('.', '[.]');
}

const RESOURCE_NAME = 'resourceName';

/** Tests of parts that are left have a form that a method name does not show. */
function withMethodName(namer: PrintOptions['namer']): PrintOptions['namer'] {
  return {
    nameOf: (path) => {
      if (path === METHOD_NAME) return { kind: 'named', name: 'protoPayload.methodName', basis: 'direct' };
      if (path === RESOURCE_NAME) return { kind: 'named', name: 'protoPayload.resourceName', basis: 'direct' };
      return isMethodPart(path) ? { kind: 'absent', note: 'the method name does not show it in this way' } : namer.nameOf(path);
    },
  };
}

const SYNTAX: Syntax = { and: ' AND ', or: ' OR ', not: (text) => `NOT ${text}`, write: writeTest };
const NOTE = 'Equality takes letters of either case for the same.';

function writeTest(test: FieldTest, notes: Notes): Written {
  const { name, demand } = test;
  if (test.every) return { why: 'one value of several that fits is enough here, and each cannot be asked' };
  switch (demand.kind) {
    case 'exists':
      return `${name}:*`;
    case 'equals': {
      const texts = demand.values.map(String);
      if (!demand.ignoreCase && minds(test, texts)) notes.add(NOTE);
      return `${name}=${joinAlternatives(texts.map(quoteJson), ' OR ')}`;
    }
    case 'pattern':
      return matchAny(
        name,
        demand.patterns.map((pattern) => writeRegex(pattern, demand.ignoreCase)),
      );
    case 'regex': {
      if (test.path === METHOD_NAME || test.path === RESOURCE_NAME) return matchAny(name, demand.patterns);
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, COMMON));
      if (regexes.includes(undefined)) return { why: 'regular expressions are those of RE2, which lack a part of this one' };
      return matchAny(
        name,
        regexes.map((regex) => `${demand.ignoreCase ? '(?i)' : ''}${regex}`),
      );
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map((network) => `ip_in_net(${name}, ${quoteJson(network)})`),
        ' OR ',
      );
    case 'compare':
      return `${name}${demand.relation}${demand.limit}`;
  }
}

function matchAny(name: string, regexes: readonly string[]): string {
  return `${name}=~${joinAlternatives(regexes.map(quoteJson), ' OR ')}`;
}

function writeRegex(pattern: Pattern, ignoreCase: boolean): string {
  return fitsAnything(pattern) ? '' : `${ignoreCase ? '(?i)' : ''}${patternRegex(pattern)}`;
}
