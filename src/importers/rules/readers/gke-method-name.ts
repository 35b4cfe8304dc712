import { all, any, equals, exists, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import { type MethodPattern, type Part, PLAIN_GROUPS, readMethodPattern } from './gke-method-pattern.ts';
import type { ValueReader } from './reader.ts';

/**
 * Reads a test of GKE's `protoPayload.methodName`, which names the whole operation, as tests of its parts. Several names become one test
 * of several verbs or resources where all else is the same. A name of a form that GKE never writes is read by its intention and joined by
 * an `unsupported` part. Undefined for regular expressions and for names that say nothing of Kubernetes.
 */
export const readGkeMethodName: ValueReader = (test) => {
  if (test.op === 'exists') return TRUE;
  const patterns = toPatterns(test)?.map((pattern) => ({ pattern, read: readPattern(pattern, test) }));
  if (!patterns || patterns.length === 0) return undefined;
  const read: MethodPattern[] = [];
  const neverWritten: string[] = [];
  for (const entry of patterns) {
    if (!entry.read) return undefined;
    if (entry.read.isNeverWritten) neverWritten.push(entry.pattern);
    read.push(entry.read);
  }
  const written = groupNames(read.filter((pattern) => !pattern.isNeverWritten));
  const intended = groupNames(read.filter((pattern) => pattern.isNeverWritten));
  const note = unsupported('never-written', `${test.field}: ${neverWritten.join(', ')}`.slice(0, 400));
  return any(...written.map(toPredicate), ...(intended.length > 0 ? [flatAll(intended, note)] : []));
};

/** Where case is ignored, GKE's own lower case is tried first; a kind is one only in upper case. */
function readPattern(pattern: string, { ignoreCase }: Leaf): MethodPattern | undefined {
  return (ignoreCase ? readMethodPattern(pattern.toLowerCase()) : undefined) ?? readMethodPattern(pattern);
}

function flatAll(groups: readonly NameGroup[], note: Predicate): Predicate {
  const only = groups.length === 1 && groups[0] ? toPredicate(groups[0]) : any(...groups.map(toPredicate));
  return 'all' in only ? all(...only.all, note) : all(only, note);
}

/** Every value as a pattern in which only `*` is special; undefined for other operators. */
function toPatterns({ op, values = [] }: Leaf): readonly string[] | undefined {
  const texts = values.map(String);
  if (texts.some((text) => op !== 'glob' && text.includes('*'))) return undefined;
  switch (op) {
    case 'equals':
    case 'in':
      return texts;
    case 'startsWith':
      return texts.map((text) => `${text}*`);
    case 'endsWith':
      return texts.map((text) => `*${text}`);
    case 'contains':
      return texts.map((text) => `*${text}*`);
    case 'glob':
      return texts.some((text) => /[?]|\\[*?\\]/.test(text)) ? undefined : texts.map((text) => text.replaceAll('\\', ''));
    default:
      return undefined;
  }
}

interface NameGroup {
  readonly pattern: MethodPattern;
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
}

/** Joins names that differ in the verb alone, then those that differ in the resource alone. */
function groupNames(patterns: readonly MethodPattern[]): readonly NameGroup[] {
  const single = patterns.map((pattern) => ({
    pattern,
    verbs: pattern.verb === undefined ? [] : [pattern.verb],
    resources: exactName(pattern.resource),
  }));
  const byVerb = mergeBy(single, ({ pattern: { verb, ...rest } }) => [rest, verb === undefined]);
  return mergeBy(byVerb, ({ pattern: { verb, resource, ...rest }, verbs }) => [
    rest,
    verbs.toSorted(),
    exactName(resource).length > 0 ? 'named' : (resource ?? null),
  ]);
}

function mergeBy(groups: readonly NameGroup[], keyOf: (group: NameGroup) => unknown): readonly NameGroup[] {
  const merged = Map.groupBy(groups, (group) => JSON.stringify(keyOf(group)));
  return [...merged.values()].flatMap(([first, ...rest]) => (first ? [rest.reduce<NameGroup>(mergeTwo, first)] : []));
}

function mergeTwo(left: NameGroup, right: NameGroup): NameGroup {
  return {
    pattern: left.pattern,
    verbs: [...new Set([...left.verbs, ...right.verbs])],
    resources: [...new Set([...left.resources, ...right.resources])],
  };
}

function exactName(part: Part | undefined): readonly string[] {
  return part !== undefined && part !== 'absent' && 'is' in part ? [part.is] : [];
}

function toPredicate({ pattern, verbs, resources }: NameGroup): Predicate {
  const { resource, subresource, apiGroups, isKubernetesGroup, apiVersion } = pattern;
  return all(
    ...(verbs.length > 0 ? [equals('verb', ...verbs)] : []),
    ...(resources.length > 0 ? [equals('objectRef.resource', ...resources)] : testPart('objectRef.resource', resource)),
    ...testPart('objectRef.subresource', subresource),
    ...(apiGroups ? [testGroups(apiGroups)] : []),
    ...(isKubernetesGroup ? [any(testGroups(['', ...PLAIN_GROUPS]), endsWith('objectRef.apiGroup', '.k8s.io'))] : []),
    ...(apiVersion === undefined ? [] : [equals('objectRef.apiVersion', apiVersion)]),
  );
}

function testPart(field: string, part: Part | undefined): readonly Predicate[] {
  if (part === undefined) return [];
  if (part === 'absent') return [not(exists(field))];
  return ['is' in part ? equals(field, part.is) : { field, op: 'startsWith', values: [part.startsWith] }];
}

/** An event of the core group has no objectRef.apiGroup. */
function testGroups(groups: readonly string[]): Predicate {
  const field = 'objectRef.apiGroup';
  const named = groups.filter((group) => group !== '');
  const core = groups.includes('') ? [not(exists(field))] : [];
  return any(...core, ...(named.length > 0 ? [equals(field, ...named)] : []));
}

function endsWith(field: string, value: string): Leaf {
  return { field, op: 'endsWith', values: [value] };
}
