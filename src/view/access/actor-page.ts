import { grantsOf } from '../../catalog/derive/role-grants.ts';
import type { Actor, Catalog, Rule } from '../../catalog/model.ts';
import { operationTitle } from '../labels.ts';
import type { Link } from '../link.ts';
import { nonResourceTitle } from '../nonresource-page.ts';
import { listTests, type RuleTest } from '../rules/indicators.ts';
import { groupByVendor, sortBySeverity, type VendorRules } from '../rules/rule-item.ts';
import { actorHref, nonResourceHref, operationHref, providerHref, roleHref } from '../urls.ts';
import { describeReach } from './role-page.ts';

/** What the page of an identity shows. */
export interface ActorPage {
  readonly name: string;
  readonly kind: string;
  readonly field: { readonly text: string; readonly slug: string };
  readonly provider?: Link | undefined;
  readonly unverified: boolean;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly groups: readonly (Link | { readonly text: string; readonly href?: undefined })[];
  readonly does: readonly string[];
  /** Operations whose page names it among the callers. */
  readonly deeds: readonly ActorDeedRow[];
  readonly may: readonly ActorRight[];
  readonly suspicious: readonly string[];
  /** Who else can use the name. */
  readonly spoofing: string;
  readonly rules: {
    readonly wanted: readonly VendorRules[];
    readonly excluded: readonly VendorRules[];
    readonly counts: readonly [number, number];
  };
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

interface ActorDeedRow {
  readonly operation: Link;
  readonly note?: string | undefined;
  readonly reference?: string | undefined;
  readonly unverified: boolean;
}

/** A default role that it has: bound to it, or to a group that it is in. */
interface ActorRight {
  readonly role: Link;
  readonly how: string;
  readonly reach: string;
}

const KINDS: Readonly<Record<Actor['kind'], string>> = {
  user: 'user name',
  group: 'group',
  'service-account': 'service account',
};

/** Props of the page of one identity. */
export function toActorPage(actor: Actor, catalog: Catalog): ActorPage {
  const { name, kind, content, deeds } = actor;
  const provider = catalog.providers.find(({ id }) => id === content?.provider);
  const [wanted, excluded] = rulesAbout(actor, catalog);
  return {
    name,
    kind: KINDS[kind],
    field: kind === 'group' ? { text: 'user.groups[]', slug: 'user.groups' } : { text: 'user.username', slug: 'user.username' },
    provider: provider && { text: provider.title, href: providerHref(provider) },
    unverified: content?.unverified ?? false,
    summary: summaryOfActor(actor),
    description: content?.description,
    groups: groupsOf(actor).map((group) => linkActor(group, catalog)),
    does: content?.does ?? [],
    deeds: deeds.map(({ operation, caller }) => ({
      operation:
        'family' in operation
          ? { text: nonResourceTitle(operation), href: nonResourceHref(operation) }
          : { text: operationTitle(operation), href: operationHref(operation) },
      note: caller.note,
      reference: caller.reference,
      unverified: caller.unverified ?? false,
    })),
    may: rightsOf(actor, catalog),
    suspicious: content?.suspiciousWhen ?? [],
    spoofing: content?.spoofing ?? SPOOFING[kind],
    rules: {
      wanted: groupByVendor(wanted, catalog),
      excluded: groupByVendor(excluded, catalog),
      counts: [wanted.length, excluded.length],
    },
    references: [...(content?.references ?? []), ...(content ? [] : [BINDINGS])],
  };
}

const BINDINGS = {
  title: 'Kubernetes documentation: Using RBAC Authorization',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
};

/** What is true of the whole kind, where nothing is said of this one. */
const SPOOFING: Readonly<Record<Actor['kind'], string>> = {
  'service-account':
    'The name comes with a token of the account. Whoever may create tokens or Pods in its namespace, or impersonate it, appears under it; `user.extra` then has a credential id, and of a Pod the Pod’s name. A certificate with this common name gives it too, without the groups of service accounts.',
  user: 'A client certificate or an identity provider can give out any name. The groups and the credential id in `user.extra` show more than the name.',
  group: 'A group comes from the credential: the organization of a certificate, a claim of a token, or a mapping of the cloud.',
};

export function summaryOfActor({ content, name }: Actor): string {
  return content?.summary ?? `The service account ${name.replace(/^.*:/, '')}, to which a default binding gives a role.`;
}

/** Groups that its authenticator gives it; those of service accounts follow from the name. */
function groupsOf({ kind, name, content }: Actor): string[] {
  if (content?.groups) return content.groups;
  const namespace = /^system:serviceaccount:([^:<]+):/.exec(name)?.[1];
  return kind === 'service-account' && namespace
    ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
    : [];
}

function linkActor(name: string, { actors }: Catalog): ActorPage['groups'][number] {
  const actor = actors.find((candidate) => candidate.name === name);
  return actor ? { text: name, href: actorHref(actor) } : { text: name };
}

function rightsOf(actor: Actor, catalog: Catalog): ActorRight[] {
  const own = actor.roles.map(({ role, by }) => ({ role, how: by ?? 'By a default binding.' }));
  const groups = groupsOf(actor).flatMap((name) =>
    catalog.actors.filter((other) => other.kind === 'group' && other.name === name),
  );
  const shared = groups.flatMap((group) => group.roles.map(({ role }) => ({ role, how: `Through its group ${group.name}.` })));
  return [...own, ...shared].map(({ role, how }) => ({
    role: { text: role.name, href: roleHref(role), note: role.namespace && `in ${role.namespace}` },
    how,
    reach: describeReach(grantsOf(role.effective, catalog)),
  }));
}

const NAME_FIELDS: ReadonlySet<string> = new Set(['user.username', 'impersonatedUser.username']);
const GROUP_FIELDS: ReadonlySet<string> = new Set(['user.groups[]', 'impersonatedUser.groups[]']);

/** Rules whose own words fit this name: those that look for it, and those that leave it out. */
export function rulesAbout(actor: Actor, { rules }: Catalog): readonly [wanted: readonly Rule[], excluded: readonly Rule[]] {
  const fits = (test: RuleTest): boolean =>
    (actor.kind === 'group' ? GROUP_FIELDS : NAME_FIELDS).has(test.field) && names(test, actor.name);
  const found = rules.flatMap((rule) => {
    const tests = testsOf(rule).filter(fits);
    return tests.length > 0 ? [{ rule, excluded: tests.every((test) => test.excluded) }] : [];
  });
  const pick = (excluded: boolean): Rule[] => found.filter((one) => one.excluded === excluded).map(({ rule }) => rule);
  return [pick(false).sort(sortBySeverity), pick(true).sort(sortBySeverity)];
}

const tests = new WeakMap<Rule, readonly RuleTest[]>();

/** The tests of a rule on names and groups, worked out once for all actors. */
function testsOf(rule: Rule): readonly RuleTest[] {
  const known =
    tests.get(rule) ?? listTests(rule.predicate).filter(({ field }) => NAME_FIELDS.has(field) || GROUP_FIELDS.has(field));
  tests.set(rule, known);
  return known;
}

/**
 * Whether a test is about this name: the very name, or for a family (`system:node:<name>`, `service-<number>@…`) what its members begin or
 * end with. A prefix that other names share is about none of them in particular.
 */
function names({ kind, value }: RuleTest, name: string): boolean {
  const [begin = '', end = ''] = name.toLowerCase().split(/<.*>/);
  const word = value.toLowerCase().replace(/^\*|\*$/g, '');
  if (kind === 'ends with' || kind === 'contains') return end.length > 1 && end.endsWith(word) && word.length > 4;
  const isMember = end === '' && begin !== name.toLowerCase() && begin !== 'system:serviceaccount:' && word.startsWith(begin);
  return word === begin || (kind === 'equals' && isMember);
}
