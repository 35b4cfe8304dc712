import type { ActorContent } from '../schema/actor.ts';
import { identitySlug } from '../schema/ids.ts';
import type { RbacSubject } from '../schema/rbac.ts';
import { findActors } from './derive/caller-actors.ts';
import type { Draft } from './draft.ts';
import type { Actor, ActorDeed, NonResourceOperation, Operation, Role } from './model.ts';

type Operations = readonly (Operation | NonResourceOperation)[];

/** The identities that have a page: those that a person described, and the service accounts that a default binding names. */
export function linkActors({ actors }: Draft, roles: readonly Role[], operations: Operations): Actor[] {
  const authored = actors.map(({ value }) => toActor(value.name, value.kind, roles, value));
  const known = new Set(authored.map(({ name }) => name));
  const accounts = new Set(roles.flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'ServiceAccount').map(nameOf)));
  const bound = [...accounts].filter((name) => !known.has(name)).map((name) => toActor(name, 'service-account', roles));
  const all = [...authored, ...bound].sort((a, b) => (a.name < b.name ? -1 : 1));
  const deeds = collectDeeds(all, operations);
  return all.map((actor) => ({ ...actor, deeds: deeds.get(actor.slug) ?? [] }));
}

/** The name of a subject as the audit record has it. */
export function nameOf({ kind, name, namespace = '' }: RbacSubject): string {
  return kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name;
}

const SUBJECT_KINDS = { user: 'User', group: 'Group', 'service-account': 'ServiceAccount' } as const;

function toActor(name: string, kind: Actor['kind'], roles: readonly Role[], content?: ActorContent): Actor {
  const byBinding = roles.filter(({ subjects }) =>
    subjects.some((subject) => subject.kind === SUBJECT_KINDS[kind] && nameOf(subject) === name),
  );
  const byText = (content?.roles ?? []).flatMap(({ name: wanted, by }) => {
    const role = roles.find((candidate) => candidate.name === wanted);
    return role ? [{ role, by }] : [];
  });
  return { slug: identitySlug(name), name, kind, content, roles: [...byBinding.map((role) => ({ role })), ...byText], deeds: [] };
}

function collectDeeds(actors: readonly Actor[], operations: Operations): ReadonlyMap<string, readonly ActorDeed[]> {
  const deeds = new Map<string, ActorDeed[]>();
  for (const operation of operations) {
    for (const caller of operation.content?.callers ?? []) {
      for (const { slug } of new Set(findActors(caller.who, actors).map(({ actor }) => actor))) {
        const own = deeds.get(slug);
        if (own) own.push({ operation, caller });
        else deeds.set(slug, [{ operation, caller }]);
      }
    }
  }
  return deeds;
}
