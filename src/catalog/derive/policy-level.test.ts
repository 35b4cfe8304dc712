import { describe, expect, it } from 'vitest';
import type { AuditPolicy, AuditPolicyRule } from '../../schema/provider.ts';
import { loadCatalog } from '../load.ts';
import type { Catalog } from '../model.ts';
import { levelOf } from './policy-level.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const all = [...catalog.operations, ...catalog.nonResource];

function policy(rules: readonly AuditPolicyRule[] | undefined, more: Partial<AuditPolicy> = {}): AuditPolicy {
  const head = { id: 'x', title: 'X', summary: 'A policy.', basis: 'published' as const, default: true };
  return { ...head, reference: 'https://kubernetes.io/', ...(rules && { rules: [...rules] }), ...more };
}

function level(id: string, rules: readonly AuditPolicyRule[]): string {
  const operation = all.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`Cannot find ${id}`);
  const { level: own, exceptions } = levelOf(policy(rules), operation);
  return [own, ...exceptions.map((exception) => exception.level)].join(' ');
}

const core = (...resources: readonly string[]) => ({ group: '', ...(resources.length > 0 && { resources: [...resources] }) });

describe('levelOf', () => {
  it('takes the first rule that fits, and None where none does', () => {
    const rules = [
      { level: 'Request' as const, resources: [core('pods')] },
      { level: 'Metadata' as const, verbs: ['get'] },
    ];
    expect(level('get-pods', rules)).toBe('Request');
    expect(level('get-secrets', rules)).toBe('Metadata');
    expect(level('list-secrets', rules)).toBe('None');
  });

  it('does not take a resource for its subresources, but a star and a bare group for all', () => {
    expect(level('get-pods-exec', [{ level: 'Request', resources: [core('pods')] }])).toBe('None');
    for (const name of ['pods/*', '*/exec', '*', 'pods/exec'])
      expect(level('get-pods-exec', [{ level: 'Request', resources: [core(name)] }])).toBe('Request');
    expect(level('get-pods-exec', [{ level: 'Request', resources: [core()] }])).toBe('Request');
    expect(level('get-deployments', [{ level: 'Request', resources: [core()] }])).toBe('None');
  });

  it('takes a resource with a star behind the slash for the resource itself too, and a star for no verb', () => {
    expect(level('get-pods', [{ level: 'Request', resources: [core('pods/*')] }])).toBe('Request');
    expect(level('get-pods', [{ level: 'Request', resources: [core('*/exec')] }])).toBe('None');
    expect(level('get-pods', [{ level: 'Request', verbs: ['*'] }])).toBe('None');
  });

  it('takes the two groups that hold every caller for no condition, and the namespace of a Namespace for its name', () => {
    const everybody = ['system:authenticated', 'system:unauthenticated'];
    const rest = { level: 'Metadata' as const };
    expect(level('get-version', [{ level: 'None', userGroups: everybody, nonResourceURLs: ['/version'] }, rest])).toBe('None');
    expect(level('get-pods', [{ level: 'None', userGroups: everybody.slice(0, 1) }, rest])).toBe('Metadata None');
    expect(level('delete-namespaces', [{ level: 'None', namespaces: ['kube-system'] }, rest])).toBe('Metadata None');
  });

  it('keeps a rule on callers, namespaces or names as an exception, and goes on', () => {
    const rest = { level: 'Metadata' as const };
    expect(level('get-nodes', [{ level: 'None', userGroups: ['system:nodes'] }, rest])).toBe('Metadata None');
    expect(level('patch-configmaps', [{ level: 'Request', namespaces: ['kube-system'] }, rest])).toBe('Metadata Request');
    expect(
      level('patch-configmaps', [
        { level: 'Request', resources: [{ ...core('configmaps'), resourceNames: ['aws-auth'] }] },
        rest,
      ]),
    ).toBe('Metadata Request');
    expect(level('get-nodes', [{ level: 'None', namespaces: ['kube-system'] }, rest])).toBe('Metadata');
    expect(level('get-nodes', [{ level: 'Metadata', users: ['kubelet'] }, rest])).toBe('Metadata');
  });

  it('asks paths of requests without an object, and resources of the others', () => {
    const rules = [
      { level: 'None' as const, nonResourceURLs: ['/healthz*', '/api*', '/version'] },
      { level: 'Metadata' as const },
    ];
    expect(level('get-healthz', rules)).toBe('None');
    expect(level('get-apis-group', rules)).toBe('None');
    expect(level('get-version', rules)).toBe('None');
    expect(level('get-metrics', rules)).toBe('Metadata');
    expect(level('get-pods', rules)).toBe('Metadata');
    expect(level('get-livez', [{ level: 'None', nonResourceURLs: ['/livez'] }, { level: 'Metadata' }])).toBe('Metadata None');
  });

  it('knows no level of a policy that nobody can read, but which verbs a category leaves out', () => {
    const operation = catalog.operations.find(({ id }) => id === 'get-pods-exec');
    const answer = operation && levelOf(policy(undefined, { basis: 'unpublished', leavesOutVerbs: ['get', 'list'] }), operation);
    expect(answer).toEqual({ level: undefined, exceptions: [], leftOut: true });
  });
});

describe('the policies of the providers', () => {
  const levels = (id: string): string[] =>
    catalog.providers.flatMap(({ id: provider, policies }) =>
      policies
        .filter((own) => own.default)
        .map((own) => {
          const operation = all.find((candidate) => candidate.id === id);
          return `${provider} ${operation && levelOf(own, operation).level}`;
        }),
    );

  it('give the levels that people know of them', () => {
    expect(levels('delete-events')).toEqual(
      expect.arrayContaining(['eks None', 'gke None', 'openshift Metadata', 'kubeadm None']),
    );
    expect(levels('get-secrets')).toEqual(expect.arrayContaining(['eks Metadata', 'gke Metadata']));
    expect(levels('create-serviceaccounts-token')).toEqual(expect.arrayContaining(['eks Request', 'gke Metadata']));
    expect(levels('create-clusterrolebindings')).toEqual(expect.arrayContaining(['eks RequestResponse', 'openshift Metadata']));
  });
});
