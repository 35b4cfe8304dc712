import { describe, expect, it } from 'vitest';
import type { RbacRule } from '../../schema/rbac.ts';
import { loadCatalog } from '../load.ts';
import type { Catalog } from '../model.ts';
import { grantsOf } from './role-grants.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const idsOf = (...rules: readonly RbacRule[]): string[] =>
  grantsOf(rules, catalog).operations.map(({ operation }) => operation.id);

describe('grantsOf', () => {
  it('takes verb, group and resource as they stand: pods is not pods/exec', () => {
    expect(idsOf({ apiGroups: [''], resources: ['pods'], verbs: ['get', 'delete'] })).toEqual(['get-pods', 'delete-pods']);
    expect(idsOf({ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] })).toEqual(['create-pods-exec']);
    expect(idsOf({ apiGroups: ['apps'], resources: ['pods'], verbs: ['get'] })).toEqual([]);
  });

  it('takes a star for all verbs, and a star before a slash for every resource with that subresource', () => {
    expect(idsOf({ apiGroups: [''], resources: ['nodes/proxy'], verbs: ['*'] })).toHaveLength(5);
    expect(idsOf({ apiGroups: ['*'], resources: ['*/scale'], verbs: ['get'] })).toContain('get-deployments-scale');
    expect(idsOf({ apiGroups: ['*'], resources: ['*/scale'], verbs: ['get'] })).not.toContain('get-deployments');
  });

  it('does not list what is allowed everywhere', () => {
    const grants = grantsOf(
      [
        { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['list', 'get'] },
      ],
      catalog,
    );
    expect(grants.everywhere).toEqual(['list', 'watch']);
    expect(grants.operations.map(({ operation }) => operation.id)).toEqual(['get-pods']);
  });

  it('keeps names where no rule allows the operation without them', () => {
    const named = { apiGroups: [''], resources: ['configmaps'], resourceNames: ['cluster-info'], verbs: ['update', 'get'] };
    const { operations } = grantsOf([named, { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }], catalog);
    expect(operations.map(({ operation, names }) => [operation.id, names])).toEqual([
      ['get-configmaps', undefined],
      ['update-configmaps', ['cluster-info']],
    ]);
  });

  it('tells paths by families, with all below them only where a star says so', () => {
    const idsOfPaths = (...nonResourceURLs: readonly string[]): string[] =>
      grantsOf([{ nonResourceURLs: [...nonResourceURLs], verbs: ['get'] }], catalog).requests.map(({ id }) => id);
    expect(idsOfPaths('/version/', '/healthz')).toEqual(['get-version', 'get-healthz']);
    expect(idsOfPaths('/api')).toEqual(['get-api']);
    expect(idsOfPaths('/api/*')).toEqual(['get-api', 'get-api-version']);
    expect(grantsOf([{ nonResourceURLs: ['*'], verbs: ['*'] }], catalog)).toMatchObject({ everyPath: true, requests: [] });
  });

  it('sets apart verbs that the log never has, and resources that no operation has', () => {
    const grants = grantsOf(
      [
        { apiGroups: ['certificates.k8s.io'], resources: ['signers'], resourceNames: ['a/b'], verbs: ['sign', 'approve'] },
        { apiGroups: ['batch'], resources: ['jobs/finalizers'], verbs: ['update'] },
        { apiGroups: ['custom.metrics.k8s.io'], resources: ['*'], verbs: ['get'] },
      ],
      catalog,
    );
    expect(grants.operations).toEqual([]);
    expect(grants.words).toEqual([
      { verb: 'sign', on: ['signers'], names: ['a/b'] },
      { verb: 'approve', on: ['signers'], names: ['a/b'] },
    ]);
    expect(grants.unserved.map(({ group, resource }) => `${resource}.${group}`)).toEqual([
      'jobs/finalizers.batch',
      '*.custom.metrics.k8s.io',
    ]);
  });
});

describe('the default roles', () => {
  const find = (slug: string) => catalog.roles.find((role) => role.slug === slug);

  it('take the rules of what they aggregate, through several steps', () => {
    const has = (slug: string, id: string): boolean => idsOf(...(find(slug)?.effective ?? [])).includes(id);
    expect([has('view', 'get-secrets'), has('edit', 'get-secrets'), has('admin', 'get-secrets')]).toEqual([false, true, true]);
    expect([has('edit', 'list-pods'), has('admin', 'list-pods')]).toEqual([true, true]);
    expect([has('edit', 'create-rolebindings'), has('admin', 'create-rolebindings')]).toEqual([false, true]);
  });

  it('have an address each, and subjects by the default bindings', () => {
    expect(new Set(catalog.roles.map(({ slug }) => slug)).size).toBe(catalog.roles.length);
    expect(find('cluster-admin')?.subjects).toEqual([{ kind: 'Group', name: 'system:masters' }]);
    expect(find('kube-system.system.controller.bootstrap-signer')?.subjects[0]?.name).toBe('bootstrap-signer');
    expect(find('system.node')?.subjects).toEqual([]);
  });

  it('are given to actors', () => {
    const scheduler = catalog.actors.find(({ slug }) => slug === 'system.kube-scheduler');
    expect(scheduler?.roles.map(({ role }) => role.slug)).toContain('system.volume-scheduler');
    expect(scheduler?.deeds.map(({ operation }) => operation.id)).toContain('create-pods-binding');
    expect(new Set(catalog.actors.map(({ slug }) => slug)).size).toBe(catalog.actors.length);
  });
});
