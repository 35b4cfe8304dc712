import { identitySlug } from '../schema/ids.ts';
import type { RbacBindings, RbacRole, RbacRule, RbacSubject } from '../schema/rbac.ts';
import type { Draft } from './draft.ts';
import type { Role } from './model.ts';

type Binding = RbacBindings['bindings'][number];

/** The default roles with what they aggregate and whom they are bound to: cluster roles by name, then those of namespaces. */
export function linkRoles({ roles, bindings, roleNotes }: Draft): Role[] {
  const all = roles.flatMap(({ value: { kubernetes, provenance, roles: rows } }) =>
    rows.map((role) => ({ role, kubernetes, source: provenance })),
  );
  const bound = bindings.flatMap(({ value }) => value.bindings);
  const plain = all.map(({ role }) => role);
  return all
    .map(({ role, kubernetes, source }) => ({
      ...role,
      slug: roleSlug(role),
      note: roleNotes?.value.find(({ name }) => name === role.name),
      ...{ kubernetes, source },
      effective: collectRules(role, plain),
      subjects: subjectsOf(role, bound),
    }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** Last part of the address of a role. */
function roleSlug({ name, namespace }: Pick<RbacRole, 'name' | 'namespace'>): string {
  return identitySlug(namespace === undefined ? name : `${namespace}:${name}`);
}

function sortKey({ name, namespace = '' }: RbacRole): string {
  return `${namespace} ${name}`;
}

/** Aggregation goes through roles that aggregate themselves: admin takes edit, which takes view. */
function collectRules(role: RbacRole, all: readonly RbacRole[], seen: readonly string[] = []): RbacRule[] {
  const words = role.aggregateFrom ?? [];
  const parts = all.filter(
    ({ name, aggregateTo = [] }) =>
      !seen.includes(name) && name !== role.name && aggregateTo.some((word) => words.includes(word)),
  );
  return [...role.rules, ...parts.flatMap((part) => collectRules(part, all, [...seen, role.name]))];
}

function subjectsOf({ name, namespace }: RbacRole, bindings: readonly Binding[]): RbacSubject[] {
  const own = bindings.filter(
    ({ role, namespace: place }) =>
      role.name === name &&
      (role.kind === 'Role') === (namespace !== undefined) &&
      (role.kind === 'ClusterRole' || place === namespace),
  );
  return own.flatMap(({ subjects }) => subjects);
}
