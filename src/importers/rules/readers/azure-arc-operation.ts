import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import type { ValueReader } from './reader.ts';

/**
 * Reads a test of an Azure operation name as tests of the Kubernetes request that it stands for. The names are those that Azure's authorizer
 * makes of a request: `<provider>/<cluster type>/[<API group>/]<resource>/<READ, WRITE or DELETE>`, or `/<VERB>/ACTION` for what is only ever
 * authorized (bind, escalate, impersonate, use): these are kept as the verb that no audit event has. Subresources are not in a name, but
 * for PODS/EXEC/ACTION. A deletecollection is authorized as DELETE too; a rule that names DELETE is read as delete alone.
 * Undefined for names of other providers, of the cluster itself, and for patterns that fit more than one place.
 * @see https://github.com/kubeguard/guard/blob/09ab161fb1fb0862dba26c47a9b5c80c82a72b68/authz/providers/azure/rbac/checkaccessreqhelper.go
 */
export const readAzureArcOperation: ValueReader = ({ op, values = [] }) => {
  if (op === 'exists') return TRUE;
  const parts = values.map((value) => readOne(op, String(value).toLowerCase()));
  return parts.some((part) => part === undefined) ? undefined : joinOperations(parts.filter((part) => part !== undefined));
};

/** What a name says; where a part is left out, it says nothing of it. */
interface Operation {
  readonly verbs?: readonly string[];
  readonly group?: Test;
  readonly resource?: Test;
  readonly subresource?: Test;
  /** A prefix may end in the group, or in the resource of the core group. */
  readonly groupOrResource?: Test;
}

type Test = { readonly [test in 'is' | 'isNot' | 'startsWith' | 'endsWith']?: string } | 'absent';

const CLUSTERS = /^microsoft\.(?:kubernetes\/connectedclusters|containerservice\/managedclusters)\//;
const CLUSTER_NAMES = ['microsoft.kubernetes/connectedclusters/', 'microsoft.containerservice/managedclusters/'];

const VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['read', ['get', 'list', 'watch']],
  ['write', ['create', 'update', 'patch']],
  ['delete', ['delete']],
]);

function readOne(op: Leaf['op'], text: string): Operation | undefined {
  switch (op) {
    case 'equals':
    case 'in':
      return readName(text);
    case 'startsWith':
      return readStart(text);
    case 'endsWith':
      return readEnd(text);
    case 'glob':
      return readPattern(text);
    default:
      return undefined;
  }
}

function readName(text: string): Operation | undefined {
  if (!CLUSTERS.test(text)) return undefined;
  const split = splitVerb(text.replace(CLUSTERS, '').split('/'));
  if (!split) return undefined;
  const [first, second, ...more] = split.path;
  if (!first || more.length > 0) return undefined;
  return {
    ...readVerb(second ?? first, split.verb),
    group: second ? { is: first } : 'absent',
    resource: { is: second ?? first },
  };
}

/** `pods/exec/action` is an exec into a pod, so that an exec is no other read or write of pods. */
function readVerb(resource: string, verbs: readonly string[]): Pick<Operation, 'verbs' | 'subresource'> {
  if (resource !== 'pods' || verbs[0] === 'delete') return { verbs };
  return verbs[0] === 'exec' ? { subresource: { is: 'exec' } } : { verbs, subresource: { isNot: 'exec' } };
}

/** Takes the verb from the end of a name; the rest is the path to the resource. */
function splitVerb(
  labels: readonly string[],
): { readonly path: readonly string[]; readonly verb: readonly string[] } | undefined {
  const last = labels.at(-1) ?? '';
  const word = labels.at(-2);
  if (last === 'action') return word ? { path: labels.slice(0, -2), verb: [word] } : undefined;
  const verb = VERBS.get(last);
  return verb && { path: labels.slice(0, -1), verb };
}

/** A text that names begin with: cut off in the provider, in the group or the resource, or behind one of them. */
function readStart(text: string): Operation | undefined {
  if (CLUSTER_NAMES.some((name) => name.startsWith(text) && text.includes('/'))) return {};
  if (!CLUSTERS.test(text)) return undefined;
  const [first = '', second, ...more] = text.replace(CLUSTERS, '').split('/');
  if (more.length > 0 || second) return undefined;
  return { groupOrResource: second === undefined ? { startsWith: first } : { is: first } };
}

/** A text that names end with. Its first label may be the end of a longer one, unless a slash stands before it. */
function readEnd(text: string): Operation | undefined {
  const split = splitVerb(text.split('/'));
  if (!split) return undefined;
  const [first = '', second, third, ...more] = split.path;
  if (more.length > 0 || CLUSTER_NAMES.some((name) => first !== '' && name.endsWith(`${first}/`))) return undefined;
  if (second === undefined) return { verbs: split.verb, ...(first !== '' && { resource: { endsWith: first } }) };
  if (third !== undefined) {
    return first === '' ? { ...readVerb(third, split.verb), group: { is: second }, resource: { is: third } } : undefined;
  }
  const group: Pick<Operation, 'group'> = first === '' ? {} : { group: { endsWith: first } };
  return { ...readVerb(second, split.verb), ...group, resource: { is: second } };
}

/** One `*` is a start and an end. */
function readPattern(text: string): Operation | undefined {
  const [start = '', end, ...more] = text.split('*');
  if (end === undefined || more.length > 0 || /[?\\]/.test(text)) return undefined;
  const before = start === '' ? {} : readStart(start);
  const after = end === '' ? {} : readEnd(end);
  return before && after && { ...before, ...after };
}

/** Names that differ in the verb alone, or in the resource alone, are one test of several values. */
function joinOperations(operations: readonly Operation[]): Predicate {
  const byVerb = [...Map.groupBy(operations, ({ verbs, ...rest }) => JSON.stringify([rest, verbs === undefined])).values()];
  const joined = byVerb.map((same) => ({ ...same[0], verbs: same.flatMap(({ verbs = [] }) => verbs) }));
  const byResource = [...Map.groupBy(joined, keyBesideResource).values()];
  return any(
    ...byResource.map((same) => {
      const resources = same.flatMap(({ resource }) => exactName(resource) ?? []);
      return toPredicate(same[0] ?? {}, [...new Set(resources)]);
    }),
  );
}

function keyBesideResource({ resource, verbs, ...rest }: Operation): string {
  return JSON.stringify([rest, verbs?.toSorted(), exactName(resource) === undefined ? resource : 'named']);
}

function exactName(test: Test | undefined): string | undefined {
  return typeof test === 'object' ? test.is : undefined;
}

const GROUP = 'objectRef.apiGroup';
const RESOURCE = 'objectRef.resource';

function toPredicate(
  { verbs = [], group, resource, subresource, groupOrResource }: Operation,
  resources: readonly string[],
): Predicate {
  return all(
    ...(verbs.length > 0 ? [equals('verb', ...new Set(verbs))] : []),
    ...(resources.length > 0 ? [equals(RESOURCE, ...resources)] : testPart(RESOURCE, resource)),
    ...testPart('objectRef.subresource', subresource),
    ...testPart(GROUP, group),
    ...(groupOrResource
      ? [any(...testPart(GROUP, groupOrResource), all(not(exists(GROUP)), ...testPart(RESOURCE, groupOrResource)))]
      : []),
  );
}

function testPart(field: string, test: Test | undefined): Predicate[] {
  if (test === undefined) return [];
  if (test === 'absent') return [not(exists(field))];
  const { is, isNot, startsWith, endsWith } = test;
  if (is !== undefined) return [equals(field, is)];
  if (isNot !== undefined) return [not(equals(field, isNot))];
  if (startsWith !== undefined) return [{ field, op: 'startsWith', values: [startsWith] }];
  return endsWith === undefined ? [] : [{ field, op: 'endsWith', values: [endsWith] }];
}
