import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Predicate, Verdict } from '../../predicate/types.ts';
import type { Resource } from '../model.ts';
import { lacksKey } from './body-keys.ts';
import { testsOf } from './parts.ts';
import { OBJECT_VERBS } from './possible-values.ts';
import { type World, worldOf } from './world.ts';

/** Names that other APIs give to resources of theirs: secrets and roles of clouds, services of Knative, pods of the metrics API. */
const COMMON = new Set([
  ...['bindings', 'deployments', 'endpoints', 'events', 'ingresses', 'jobs', 'leases', 'namespaces', 'networkpolicies'],
  ...['nodes', 'pods', 'roles', 'secrets', 'services', 'workloads'],
]);

const WITH_BODY = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

/**
 * Requests for resources that are not in the catalog. Their names are none of the catalog's; unless `areNamesOpen`, when a custom
 * resource may be called as other APIs are known to call theirs.
 */
export function customWorlds(resources: readonly Resource[], areNamesOpen: boolean): World[] {
  const names = new Set(resources.map(({ resource }) => resource).filter((name) => !areNamesOpen || !COMMON.has(name)));
  const groups = new Set(resources.map(({ group }) => group));
  return OBJECT_VERBS.map((verb) =>
    onLeaf((leaf) => {
      if (leaf.field === 'objectRef.resource') return judgeOther(leaf, names);
      if (leaf.field === 'objectRef.apiGroup') return judgeOther(leaf, groups);
      return judgeVerb(leaf, verb);
    }),
  );
}

/** Requests for a resource called as one in the catalog that a predicate names, under a subresource which that does not have. */
export function namesakeWorlds(predicate: Predicate, resources: readonly Resource[]): World[] {
  const named = new Set(
    testsOf(predicate).flatMap(({ part }) => (part.field === 'objectRef.resource' ? (part.values ?? []).map(String) : [])),
  );
  const bySubresources = Map.groupBy(
    resources.filter(({ resource }) => named.has(resource)),
    ({ resource }) => resource,
  );
  return [...bySubresources].flatMap(([name, namesakes]) => {
    const subresources = new Set(namesakes.flatMap((resource) => resource.subresources));
    const named = worldOf((field) => (field === 'objectRef.resource' ? { kind: 'value', values: [name] } : { kind: 'unknown' }));
    return [...WITH_BODY].map((verb) =>
      onLeaf((leaf) => {
        if (leaf.field === 'objectRef.subresource') return judgeOther(leaf, subresources);
        return leaf.field === 'objectRef.resource' ? named(leaf) : judgeVerb(leaf, verb);
      }),
    );
  });
}

function judgeVerb(leaf: Leaf, verb: string): Verdict {
  if (leaf.field === 'verb') return worldOf(() => ({ kind: 'value', values: [verb] }))(leaf);
  const [root, key = ''] = parseFieldPath(leaf.field) ?? [];
  if (root !== 'requestObject') return 'unknown';
  const isDelete = verb === 'delete' || verb === 'deletecollection';
  return !WITH_BODY.has(verb) || (isDelete && key !== '' && lacksKey('DeleteOptions', key)) ? 'no-match' : 'unknown';
}

/** A value that is none of these, and there: equality with them alone fails. */
function judgeOther({ op, values = [] }: Leaf, names: ReadonlySet<string>): Verdict {
  if (op === 'exists') return 'match';
  const isEquality = op === 'equals' || op === 'in';
  return isEquality && values.every((value) => names.has(String(value).toLowerCase())) ? 'no-match' : 'unknown';
}

function onLeaf(judge: (leaf: Leaf) => Verdict): World {
  return (part) => ('field' in part ? judge(part) : 'unknown');
}
