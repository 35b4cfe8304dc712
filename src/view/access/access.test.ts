import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import type { Actor, Catalog, Role } from '../../catalog/model.ts';
import { listPages } from '../site-pages.ts';
import { toActorIndex, toRoleIndex } from './access-index.ts';
import { toActorTwin, toRoleTwin } from './access-twins.ts';
import { rulesAbout, toActorPage } from './actor-page.ts';
import { toRolePage } from './role-page.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const pages = new Set(listPages(catalog));
const role = (slug: string): Role => catalog.roles.find((one) => one.slug === slug) as Role;
const actor = (slug: string): Actor => catalog.actors.find((one) => one.slug === slug) as Actor;
const roleOf = (slug: string) => toRolePage(role(slug), catalog);
const actorOf = (slug: string) => toActorPage(actor(slug), catalog);

describe('toRolePage', () => {
  it('says that a role allows everything instead of listing it', () => {
    const page = roleOf('cluster-admin');
    expect([page.reach, page.rows.length, page.everywhere.all, page.everyPath]).toEqual([
      'Every operation, and every path',
      0,
      true,
      true,
    ]);
    expect(page.subjects).toEqual([{ text: 'system:masters', href: '/actors/system.masters/', note: 'Group' }]);
  });

  it('has a row for each resource and subresource, with those of removed APIs apart', () => {
    const page = roleOf('edit');
    const exec = page.rows.find(({ target }) => target === 'pods/exec');
    expect(exec?.verbs.map(({ verb, class: kind }) => `${verb} ${kind}`)).toEqual(['get connect', 'create connect']);
    expect(page.rows.some(({ group }) => group === 'extensions')).toBe(false);
    expect(page.removed.some(({ group }) => group === 'extensions')).toBe(true);
    expect(page.words.map(({ verb, href }) => `${verb} ${href}`)).toEqual(['impersonate /verbs/impersonate/']);
  });

  it('says of verbs that hold for every resource how many operations that is, and what comes besides', () => {
    const page = roleOf('system.kube-controller-manager');
    expect(page.reach).toMatch(/^list, watch on every resource; \d+ further operations on \d+ resources$/);
    expect(page.everywhere.verbs.map(({ text, note }) => `${text}: ${note}`)[0]).toMatch(/^list: \d+ operations$/);
  });

  it('says of the verb of dead paths that a record can have it, and of other words of RBAC that none can', () => {
    const whyOf = (slug: string) => roleOf(slug).words.map(({ verb, why }) => `${verb}: ${why}`);
    expect(whyOf('system.kubelet-api-admin')).toEqual([expect.stringMatching(/^proxy: .*404/)]);
    expect(whyOf('edit')).toEqual([expect.stringContaining('never becomes a verb')]);
  });

  it('restricts to names where the role does', () => {
    const leases = roleOf('system.kube-scheduler').rows.find(({ target }) => target === 'leases');
    expect(leases?.names).toBe('get, list, watch, update only of kube-scheduler');
  });

  it('explains permissions that lead to no operation', () => {
    const page = roleOf('system.certificates.k8s.io.certificatesigningrequests.selfnodeclient');
    expect(page.reach).toBe('No operation of the catalog');
    expect(page.unserved).toMatchObject([{ verbs: 'create', why: expect.stringContaining('no request has this subresource') }]);
    const whys = catalog.roles.flatMap((one) =>
      toRolePage(one, catalog).unserved.map(({ resource, why }) => `${resource}: ${why}`),
    );
    expect(whys.filter((text) => text.endsWith('No imported minor serves it.'))).toEqual([]);
  });

  it('knows who has it, and of one that nobody has says why', () => {
    for (const one of catalog.roles) {
      const page = toRolePage(one, catalog);
      expect(
        page.subjects.filter(({ href }) => !href),
        one.name,
      ).toEqual([]);
      expect(page.noSubjects, one.name).toMatch(/^To nobody/);
    }
    expect(roleOf('system.node').noSubjects).toContain('Node authorizer');
  });

  it('leads to pages of this site only', () => {
    for (const one of catalog.roles) {
      const { rows, removed, requests, takes, goesInto, rules, subjects } = toRolePage(one, catalog);
      const links = [
        ...[...rows, ...removed].flatMap(({ verbs }) => verbs),
        ...[...requests, ...takes, ...goesInto, ...rules.vendors],
        ...rules.top.map(({ item }) => item),
        ...subjects,
      ];
      expect(
        links.filter(({ href }) => href && !pages.has(href)),
        one.name,
      ).toEqual([]);
    }
  });
});

describe('toActorPage', () => {
  it('keeps apart what an identity does and what it may do', () => {
    const page = actorOf('system.kube-scheduler');
    expect(page.deeds.map(({ operation }) => operation.text)).toContain('create pods/binding');
    expect(page.may.map(({ role: { text }, how }) => `${text}: ${how}`)).toEqual(
      expect.arrayContaining([
        'system:kube-scheduler: By a default binding.',
        'system:basic-user: Through its group system:authenticated.',
      ]),
    );
  });

  it('gives a controller the groups of its service account', () => {
    const page = actorOf('system.serviceaccount.kube-system.job-controller');
    expect(page.groups.map(({ text }) => text)).toEqual([
      'system:serviceaccounts',
      'system:serviceaccounts:kube-system',
      'system:authenticated',
    ]);
    expect(page.kind).toBe('service account');
  });

  it('has a page without a text for a service account that only a binding names', () => {
    const bare = catalog.actors.find(({ content }) => content === undefined) as Actor;
    const page = toActorPage(bare, catalog);
    expect(page.summary).toContain('to which a default binding gives a role');
    expect(page.references).toHaveLength(1);
    expect(page.may.length).toBeGreaterThan(0);
  });

  it('finds the rules that look for a name, and those that leave it out', () => {
    const titles = (slug: string, excluded: 0 | 1): string[] =>
      rulesAbout(actor(slug), catalog)[excluded].map(({ title }) => title);
    expect(titles('system.anonymous', 0)).toContain('Anonymous Request Allowed');
    expect(titles('eks.node-manager', 1)).toContain('Disallowed K8s User');
    expect(titles('eks', 1)).toContain('Disallowed K8s User');
    expect(titles('service-container-engine-robot.iam.gserviceaccount.com', 1)).toContain('Disallowed K8s User');
    expect(titles('system.kube-proxy', 1)).not.toContain('Disallowed K8s User');
  });

  it('leads to pages of this site only', () => {
    for (const one of catalog.actors) {
      const { deeds, may, groups, provider, field } = toActorPage(one, catalog);
      const links = [
        ...deeds.map(({ operation }) => operation),
        ...may.map(({ role: link }) => link),
        ...groups,
        ...(provider ? [provider] : []),
      ];
      expect(
        links.filter(({ href }) => href && !pages.has(href)),
        one.name,
      ).toEqual([]);
      expect(pages.has(`/fields/${field.slug}/`)).toBe(true);
    }
  });
});

describe('the lists of roles and actors', () => {
  it('have each once', () => {
    const rows = <T>(groups: readonly { readonly rows: readonly T[] }[]): readonly T[] => groups.flatMap((group) => group.rows);
    expect(rows(toRoleIndex(catalog))).toHaveLength(catalog.roles.length);
    expect(rows(toActorIndex(catalog))).toHaveLength(catalog.actors.length);
  });
});

describe('the twins of roles and actors', () => {
  it('have every rule, and the operations by id', () => {
    const twin = toRoleTwin(role('edit'), catalog) as { operations: { id: string }[]; detectionRules: object[] };
    expect(twin.operations.map(({ id }) => id)).toContain('create-serviceaccounts-token');
    expect(twin.detectionRules).toHaveLength(roleOf('edit').rules.count);
    expect(toActorTwin(actor('masterclient'), catalog)).toMatchObject({
      name: 'masterclient',
      provider: 'aks',
      unverified: true,
    });
  });
});
