import { grantsOf } from '../../catalog/derive/role-grants.ts';
import { nameOf } from '../../catalog/link-actors.ts';
import type { Catalog, Role } from '../../catalog/model.ts';
import type { Link } from '../link.ts';
import { actorHref, roleHref } from '../urls.ts';
import { summaryOfActor } from './actor-page.ts';
import { describeReach, summaryOf } from './role-page.ts';

interface RoleRow {
  readonly role: Link;
  readonly summary: string;
  readonly reach: string;
  readonly subjects: string;
}

/** Groups of rows under a head. */
export interface Titled<Row> {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The default roles: for people, for components, for controllers, in namespaces. */
export function toRoleIndex(catalog: Catalog): Titled<RoleRow>[] {
  const groups = Map.groupBy(catalog.roles, kindOfRole);
  return ROLE_KINDS.map(({ id, title }) => ({
    id,
    title,
    rows: (groups.get(id) ?? []).map((role) => toRoleRow(role, catalog)),
  })).filter(({ rows }) => rows.length > 0);
}

const ROLE_KINDS = [
  { id: 'people', title: 'For people' },
  { id: 'components', title: 'For components and clients' },
  { id: 'controllers', title: 'For controllers' },
  { id: 'namespaces', title: 'In namespaces' },
] as const;

function kindOfRole({ name, namespace }: Role): (typeof ROLE_KINDS)[number]['id'] {
  if (namespace !== undefined) return 'namespaces';
  if (name.startsWith('system:controller:')) return 'controllers';
  return name.startsWith('system:') && !name.startsWith('system:aggregate') ? 'components' : 'people';
}

function toRoleRow(role: Role, catalog: Catalog): RoleRow {
  return {
    role: { text: role.name, href: roleHref(role), note: role.namespace && `in ${role.namespace}` },
    summary: summaryOf(role, catalog),
    reach: describeReach(grantsOf(role.effective, catalog)),
    subjects: role.subjects.map(nameOf).join(', '),
  };
}

interface ActorRow {
  readonly actor: Link;
  readonly summary: string;
  readonly unverified: boolean;
}

/** The identities: users, groups, controllers, those of managed clusters. */
export function toActorIndex({ actors, providers }: Catalog): Titled<ActorRow>[] {
  const groups = Map.groupBy(actors, ({ kind, content, name }) => {
    if (content?.provider) return content.provider;
    return kind === 'service-account' && !name.includes('<') ? 'controllers' : kind === 'group' ? 'groups' : 'users';
  });
  const heads = [
    { id: 'users', title: 'User names of Kubernetes' },
    { id: 'groups', title: 'Groups of Kubernetes' },
    { id: 'controllers', title: 'Service accounts of controllers' },
    ...providers.map(({ id, title }) => ({ id, title })),
  ];
  return heads
    .map(({ id, title }) => ({
      id,
      title,
      rows: (groups.get(id) ?? []).map((actor) => ({
        actor: { text: actor.name, href: actorHref(actor) },
        summary: summaryOfActor(actor),
        unverified: actor.content?.unverified ?? false,
      })),
    }))
    .filter(({ rows }) => rows.length > 0);
}
