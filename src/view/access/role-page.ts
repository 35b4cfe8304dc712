import { type Grants, grantsOf } from '../../catalog/derive/role-grants.ts';
import { nameOf } from '../../catalog/link-actors.ts';
import type { Catalog, Role } from '../../catalog/model.ts';
import type { Link } from '../link.ts';
import { nonResourceTitle } from '../nonresource-page.ts';
import { countLabel } from '../rules/rule-item.ts';
import { sourceUrl } from '../source-url.ts';
import { actorHref, nonResourceHref, roleHref, verbHref } from '../urls.ts';
import { type NoticingRules, toNoticingRules } from './noticing-rules.ts';
import { type TargetRow, toTargetRows } from './target-rows.ts';

/** What the page of a default role shows. */
export interface RolePage {
  readonly name: string;
  readonly kind: 'ClusterRole' | 'Role';
  readonly namespace?: string | undefined;
  readonly summary: string;
  readonly watch?: string | undefined;
  readonly subjects: readonly (Link | { readonly text: string; readonly href?: undefined; readonly note?: undefined })[];
  /** Why nobody is bound to it, where that is so. */
  readonly noSubjects: string;
  readonly takes: readonly Link[];
  readonly goesInto: readonly Link[];
  /** "12 operations on 5 resources" */
  readonly reach: string;
  /** Verbs on every resource, each with how many operations that is; `all` where it is every verb. */
  readonly everywhere: { readonly all: boolean; readonly verbs: readonly Link[] };
  readonly everyPath: boolean;
  readonly rows: readonly TargetRow[];
  /** The same on APIs that the newest minor no longer serves. */
  readonly removed: readonly TargetRow[];
  readonly requests: readonly Link[];
  readonly words: readonly {
    readonly verb: string;
    readonly href?: string | undefined;
    readonly text: string;
    readonly why: string;
  }[];
  readonly unserved: readonly { readonly resource: string; readonly verbs: string; readonly why: string }[];
  readonly rules: NoticingRules;
  readonly source: {
    readonly kubernetes: string;
    readonly href: string;
    readonly text: string;
    readonly note?: string | undefined;
  };
}

/** Props of the page of one default role. */
export function toRolePage(role: Role, catalog: Catalog): RolePage {
  const grants = grantsOf(role.effective, catalog);
  const { name, namespace, note, source, kubernetes } = role;
  const live = grants.operations.filter(({ operation }) => !operation.removed);
  return {
    name,
    kind: namespace === undefined ? 'ClusterRole' : 'Role',
    namespace,
    summary: summaryOf(role, catalog),
    watch: note?.watch,
    subjects: role.subjects.map((subject) => {
      const text = nameOf(subject);
      const actor = catalog.actors.find((candidate) => candidate.name === text);
      return actor ? { text, href: actorHref(actor), note: subject.kind } : { text };
    }),
    noSubjects: reasonForNobody(role),
    takes: relatives(role, catalog.roles, ({ aggregateTo = [] }) =>
      aggregateTo.some((word) => role.aggregateFrom?.includes(word)),
    ),
    goesInto: relatives(role, catalog.roles, ({ aggregateFrom = [] }) =>
      aggregateFrom.some((word) => role.aggregateTo?.includes(word)),
    ),
    reach: describeReach(grants),
    everywhere: {
      all: grants.everywhere.includes('*'),
      verbs: grants.everywhere
        .filter((verb) => verb !== '*')
        .map((verb) => ({
          text: verb,
          href: verbHref(verb),
          note: countLabel(catalog.operations.filter((operation) => operation.verb === verb).length, 'operation'),
        })),
    },
    everyPath: grants.everyPath,
    rows: toTargetRows(live),
    removed: toTargetRows(grants.operations.filter(({ operation }) => operation.removed)),
    requests: grants.requests.map((request) => ({ text: nonResourceTitle(request), href: nonResourceHref(request) })),
    words: grants.words.map((word) => ({
      ...word,
      href: hrefOfVerb(word.verb, catalog),
      text: describeWord(word),
      why: whyUnseen(word.verb),
    })),
    unserved: grants.unserved.map(({ resource, group, verbs }) => ({
      resource: group === '' ? resource : `${resource} of ${group}`,
      verbs: verbs.join(', '),
      why: whyUnserved(resource, group),
    })),
    rules: toNoticingRules(grants, catalog),
    source: {
      kubernetes,
      href: sourceUrl(source),
      text: `${source.repository} at ${source.commit.slice(0, 12)}`,
      note: source.note,
    },
  };
}

/** What a role is for: its note, what its controller is, or how far its rules reach. */
export function summaryOf(role: Role, { actors }: Catalog): string {
  const holder = actors.find(({ name }) => role.subjects.some((subject) => nameOf(subject) === name));
  if (role.note) return role.note.summary;
  if (holder?.content && role.name.startsWith('system:controller:'))
    return `Belongs to ${holder.name.replace(/^.*:/, '')}: ${lowerFirst(holder.content.summary)}`;
  return 'Is one of the roles that the API server makes at its start.';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function relatives(role: Role, roles: readonly Role[], fits: (other: Role) => boolean): Link[] {
  return roles.filter((other) => other !== role && fits(other)).map((other) => ({ text: other.name, href: roleHref(other) }));
}

/** "12 operations on 5 resources", "list and watch on every resource" */
export function describeReach({ operations, requests, everywhere, everyPath }: Grants): string {
  if (everywhere.includes('*')) return everyPath ? 'Every operation, and every path' : 'Every operation';
  const targets = new Set(operations.map(({ operation: { resourceName } }) => resourceName));
  const parts = [
    ...(everywhere.length > 0 ? [`${everywhere.join(', ')} on every resource`] : []),
    ...(operations.length > 0
      ? [
          `${countLabel(operations.length, everywhere.length > 0 ? 'further operation' : 'operation')} on ${countLabel(targets.size, 'resource')}`,
        ]
      : []),
    ...(requests.length > 0 ? [`${countLabel(requests.length, 'request')} without an object`] : []),
  ];
  return parts.length === 0 ? 'No operation of the catalog' : parts.join('; ');
}

function reasonForNobody({ name, aggregateTo, namespace }: Role): string {
  if (name === 'system:node') return 'To nobody: the default binding is empty, and the Node authorizer decides.';
  if (aggregateTo && name.startsWith('system:aggregate')) return 'To nobody: it is there to be taken into other roles.';
  return namespace === undefined ? 'To nobody by default: installers and people bind it.' : 'To nobody by default.';
}

function hrefOfVerb(verb: string, { verbs }: Catalog): string | undefined {
  return verbs.some(({ id }) => id === verb) ? verbHref(verb) : undefined;
}

function describeWord({ on, names }: Grants['words'][number]): string {
  return `on ${on.join(', ')}${names.length > 0 ? `, only ${names.join(', ')}` : ''}`;
}

/** True for the one word of RBAC that a record can have as its verb, though no operation of the catalog has. */
export function isRecorded(verb: string): boolean {
  return verb === 'proxy';
}

function whyUnseen(verb: string): string {
  return isRecorded(verb)
    ? 'The verb of paths below /api/v1/proxy, which were removed long ago; a record with it is a 404.'
    : 'A word of RBAC that never becomes a verb of the log.';
}

/** Why a permission leads to no operation: where it is checked instead. */
function whyUnserved(resource: string, group: string): string {
  if (resource.endsWith('/finalizers'))
    return 'Checked by admission while an object that names this owner is created; no request has this subresource.';
  if (/metrics\.k8s\.io$/.test(group))
    return 'Of an aggregated API, which an add-on serves; its requests are logged like those of a custom resource.';
  if (/^nodes\//.test(resource))
    return 'Asked by the kubelet of the API server in a SubjectAccessReview; the call itself goes to the kubelet.';
  if (/nodeclient$/.test(resource)) return 'Asked by the approving controller; no request has this subresource.';
  if (resource === 'resourceclaims/binding') return 'Checked while a claim’s status is written; no request has this subresource.';
  if (resource === 'endpoints/restricted')
    return 'Was checked while Endpoints with addresses of Pods were created; no request has this subresource.';
  return 'No imported minor serves it.';
}
