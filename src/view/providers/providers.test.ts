import { describe, expect, it } from 'vitest';
import { WRAPPERS } from '../../audit/wrappers/index.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { Catalog, Provider } from '../../catalog/model.ts';
import { toDialectPage } from '../dialects/dialect-page.ts';
import { listPages } from '../site-pages.ts';
import { loggedAt } from './logged-line.ts';
import { describePolicyRule } from './policy-words.ts';
import { toProviderIndex, toProviderPage } from './provider-page.ts';
import { toProviderTwin } from './provider-twin.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const pages = new Set(listPages(catalog));
const find = (id: string): Provider => catalog.providers.find((one) => one.id === id) as Provider;
const line = (id: string): Record<string, string | undefined> => {
  const operation = [...catalog.operations, ...catalog.nonResource].find((one) => one.id === id);
  return Object.fromEntries((operation ? loggedAt(operation, catalog) : []).map(({ text, note }) => [text, note]));
};

describe('loggedAt', () => {
  it('says of an operation at which level each managed Kubernetes writes it', () => {
    expect(line('get-pods-exec')).toEqual({
      AKS: 'only in kube-audit',
      EKS: 'Request',
      GKE: 'probably Request with Data Access logs',
      OpenShift: 'Metadata',
    });
    expect(line('delete-events')).toMatchObject({ AKS: 'level not published', EKS: 'not logged', GKE: 'probably not logged' });
    expect(line('patch-configmaps')).toMatchObject({ EKS: 'Metadata, depends', GKE: 'probably Metadata' });
    expect(line('get-version')).toMatchObject({ EKS: 'not logged', GKE: 'probably not logged', OpenShift: 'not logged' });
  });
});

describe('the page of a provider', () => {
  it('leads to the dialects in which its records arrive, and they lead back', () => {
    const { dialects } = toProviderPage(find('gke'), catalog);
    expect(dialects.map(({ href }) => href)).toContain('/dialects/gcp-logging/');
    const dialect = catalog.dialects.find(({ id }) => id === 'gcp-logging');
    expect(dialect && toDialectPage(dialect, catalog).providers).toEqual([{ text: 'GKE', href: '/providers/gke/' }]);
  });
});

describe('describePolicyRule', () => {
  it('puts a rule into words', () => {
    expect(describePolicyRule({ level: 'Metadata' })).toBe('everything else');
    expect(describePolicyRule({ level: 'None', nonResourceURLs: ['/healthz*'] })).toBe('the paths /healthz*');
    expect(
      describePolicyRule({
        level: 'RequestResponse',
        verbs: ['update', 'patch'],
        namespaces: ['kube-system'],
        resources: [{ group: '', resources: ['configmaps'], resourceNames: ['aws-auth'] }],
        userGroups: ['system:nodes'],
      }),
    ).toBe('update, patch of configmaps called aws-auth, in kube-system, by group system:nodes');
    expect(describePolicyRule({ level: 'Request', resources: ['', 'a', 'b', 'c', 'd'].map((group) => ({ group })) })).toBe(
      'the groups core, a, b, c and 1 more',
    );
  });
});

describe('toProviderPage', () => {
  it('counts every served operation once by level, and lists what is never written', () => {
    const served = catalog.operations.filter(({ removed }) => !removed).length;
    const [policy] = toProviderPage(find('eks'), catalog).policies;
    expect(policy?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(served);
    expect(policy?.never.map(({ text }) => text)).toEqual(expect.arrayContaining(['delete events', 'get /version']));
    expect(policy?.never.map(({ text }) => text)).not.toContain('get nodes');
  });

  it('shows no table where one level holds for all, or none is known', () => {
    for (const id of ['kubeadm', 'aks'])
      for (const policy of toProviderPage(find(id), catalog).policies) expect(policy.rows).toEqual([]);
    expect(toProviderPage(find('aks'), catalog).policies[0]?.caveat).toContain('not published');
  });

  it('names envelopes that the classifier knows, and leads to pages of this site only', () => {
    const known = new Set(WRAPPERS.map(({ name }) => name));
    for (const provider of catalog.providers) {
      const page = toProviderPage(provider, catalog);
      expect(
        page.wrappers.filter((name) => !known.has(name)),
        provider.id,
      ).toEqual([]);
      const links = [...page.actors, ...page.policies.flatMap(({ never, rows }) => [...never, ...rows])];
      expect(
        links.filter(({ href }) => !pages.has(href)),
        provider.id,
      ).toEqual([]);
    }
  });
});

describe('the list of providers', () => {
  it('compares operations that exist, with a level for each provider', () => {
    const { providers, compared } = toProviderIndex(catalog);
    expect(compared.length).toBe(10);
    expect(compared.every(({ levels }) => levels.length === providers.length)).toBe(true);
  });
});

describe('toProviderTwin', () => {
  it('has the level of every operation at every policy', () => {
    const twin = toProviderTwin(find('aks'), catalog) as {
      policies: { id: string; operations: { id: string; level: string | null; leftOut?: boolean }[] }[];
    };
    const admin = twin.policies.find(({ id }) => id === 'kube-audit-admin');
    expect(admin?.operations).toHaveLength(catalog.operations.length + catalog.nonResource.length);
    expect(admin?.operations.find(({ id }) => id === 'list-secrets')).toEqual({ id: 'list-secrets', level: null, leftOut: true });
  });
});
