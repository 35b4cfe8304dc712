import { z } from 'zod';
import { equals, exists, not } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { joinAll, joinAny } from '../text/join.ts';

const names = z.union([z.literal('any'), z.array(z.string()).min(1)]);
const subresources = z.union([z.literal(['any', 'none']), z.array(z.string().min(1)).min(1)]);

/** One block of operations that a rule tests, as a person read it: `any` where the rule has no test, `none` where it demands absence. */
export const operationBlock = z.strictObject({
  verbs: names,
  resources: names,
  subresources,
  notSubresources: z.array(z.string().min(1)).optional(),
  /** The empty text is the core group. */
  apiGroups: names,
  apiVersions: z.array(z.string().min(1)).optional(),
  /** What the block comes down to by tests that are no tests of the operation. */
  effective: z.strictObject({ verbs: names, resources: names, subresources, apiGroups: names }).partial().optional(),
});
export type OperationBlock = z.infer<typeof operationBlock>;

/** Any of the blocks, each all of its tests. `effective` narrows nothing: it is the reader's conclusion and not a test of the rule. */
export function toPredicate(blocks: readonly OperationBlock[]): Predicate {
  return joinAny(blocks.map(readBlock));
}

function readBlock({
  verbs,
  resources,
  subresources,
  notSubresources = [],
  apiGroups,
  apiVersions = [],
}: OperationBlock): Predicate {
  return joinAll([
    ...testNames('verb', verbs),
    ...testNames('objectRef.resource', resources),
    ...(subresources === 'none' ? [not(exists('objectRef.subresource'))] : testNames('objectRef.subresource', subresources)),
    ...testNames('objectRef.subresource', notSubresources).map(not),
    ...testNames('objectRef.apiGroup', apiGroups),
    ...testVersions(apiVersions),
  ]);
}

/** The empty text stands for a field that is not there: the API server leaves empty ones out. */
function testNames(field: string, wanted: 'any' | readonly string[]): Predicate[] {
  if (wanted === 'any' || wanted.length === 0) return [];
  const named = wanted.filter((name) => name !== '');
  const absent = wanted.includes('') ? [not(exists(field))] : [];
  return [joinAny([...absent, ...(named.length > 0 ? [equals(field, ...named)] : [])])];
}

/** Every version begins with v, so that `v*` is no test. */
function testVersions(versions: readonly string[]): Predicate[] {
  return versions.some((version) => version.includes('*')) ? [] : testNames('objectRef.apiVersion', versions);
}

/** What `effective` says, for people: `only objectRef.resource clusterrolebindings`. */
export function describeEffective(blocks: readonly OperationBlock[]): string | undefined {
  const parts = blocks.flatMap(({ effective = {} }) =>
    Object.entries(effective).map(([key, value]) =>
      value === 'none' ? `no ${LABELS[key] ?? key}` : `${LABELS[key] ?? key} ${show(value)}`,
    ),
  );
  return parts.length === 0 ? undefined : `Because of its other conditions, it matches only requests with ${parts.join(', ')}.`;
}

const LABELS: Readonly<Record<string, string>> = {
  verbs: 'verb',
  resources: 'resource',
  subresources: 'subresource',
  apiGroups: 'API group',
};

function show(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(' or ');
}
