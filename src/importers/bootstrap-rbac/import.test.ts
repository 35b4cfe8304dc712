import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rbacBindings, rbacRoles } from '../../schema/rbac.ts';
import { importBootstrapRbac } from './import.ts';

const POLICY = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';
const GIVEN = { version: 'v1.36.3', commit: '0123456789abcdef0123456789abcdef01234567' };

const scratch = mkdtempSync(join(tmpdir(), 'rbac-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const list = (...items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
const role = (name: string, more: object = {}): object => ({
  kind: 'ClusterRole',
  metadata: { name },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  ...more,
});
const binding = (name: string, ...subjects: readonly object[]): object => ({
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
  ...(subjects.length > 0 && { subjects }),
});

const LABEL = 'rbac.authorization.k8s.io/aggregate-to-edit';
const FILES: Readonly<Record<string, string>> = {
  'cluster-roles.yaml': list(
    role('edit', { rules: null, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [LABEL]: 'true' } }] } }),
    role('system:aggregate-to-edit', {
      metadata: { name: 'system:aggregate-to-edit', labels: { [LABEL]: 'true', other: 'true' } },
    }),
    role('system:node'),
    role('system:openshift:public-info-viewer'),
  ),
  'controller-roles.yaml': list(role('system:controller:job-controller'), role('system:controller:ttl-controller')),
  'namespace-roles.yaml': list({ ...role('leader'), kind: 'Role', metadata: { name: 'leader', namespace: 'kube-system' } }),
  'cluster-role-bindings.yaml': list(binding('system:node'), binding('gone', { kind: 'Group', name: 'system:masters' })),
  'controller-role-bindings.yaml': list(
    binding('system:controller:ttl-controller', { kind: 'ServiceAccount', name: 'ttl-controller', namespace: 'kube-system' }),
  ),
  'namespace-role-bindings.yaml': list({
    ...binding('leader', { kind: 'User', name: 'system:kube-scheduler' }),
    kind: 'RoleBinding',
    metadata: { name: 'leader', namespace: 'kube-system' },
    roleRef: { kind: 'Role', name: 'leader' },
  }),
};

function folderWith(changes: Readonly<Record<string, string | undefined>> = {}, inner = POLICY): string {
  const folder = join(scratch, String(count++));
  mkdirSync(join(folder, inner), { recursive: true });
  for (const [name, text] of Object.entries({ ...FILES, ...changes }))
    if (text !== undefined) writeFileSync(join(folder, inner, name), text);
  return folder;
}

function newTarget(): string {
  const target = join(scratch, String(count++));
  mkdirSync(target);
  return target;
}

const read = (target: string, name: string): unknown => parse(readFileSync(join(target, 'content/imported/rbac', name), 'utf8'));

describe('importBootstrapRbac', () => {
  it('keeps rules, aggregation and where each file was read', () => {
    const target = newTarget();
    importBootstrapRbac(folderWith(), target, GIVEN);
    const { kubernetes, provenance, roles } = rbacRoles.parse(read(target, 'cluster-roles.yaml'));
    expect({ kubernetes, ...provenance }).toMatchObject({
      kubernetes: '1.36',
      commit: GIVEN.commit,
      path: `${POLICY}/cluster-roles.yaml`,
    });
    expect(roles).toEqual([
      { name: 'edit', aggregateFrom: ['edit'], rules: [] },
      expect.objectContaining({ name: 'system:aggregate-to-edit', aggregateTo: ['edit'] }),
      expect.objectContaining({ name: 'system:node' }),
    ]);
    expect(rbacRoles.parse(read(target, 'namespace-roles.yaml')).roles[0]).toMatchObject({
      name: 'leader',
      namespace: 'kube-system',
    });
  });

  it('keeps a binding to nobody, leaves out one without its role, and adds that of a controller', () => {
    const target = newTarget();
    const { notes } = importBootstrapRbac(folderWith(), target, GIVEN);
    expect(rbacBindings.parse(read(target, 'cluster-role-bindings.yaml')).bindings).toEqual([
      { name: 'system:node', role: { kind: 'ClusterRole', name: 'system:node' }, subjects: [] },
    ]);
    const { bindings } = rbacBindings.parse(read(target, 'controller-role-bindings.yaml'));
    expect(bindings.map(({ subjects }) => subjects[0]?.name)).toEqual(['job-controller', 'ttl-controller']);
    expect(notes).toEqual([
      'left out the binding gone: there is no role gone',
      'added the binding system:controller:job-controller, which the source makes together with the role',
    ]);
  });

  it('changes nothing when it runs a second time', () => {
    const [folder, target] = [folderWith(), newTarget()];
    expect(importBootstrapRbac(folder, target, GIVEN).changed).toHaveLength(6);
    expect(importBootstrapRbac(folder, target, GIVEN).changed).toEqual([]);
  });

  it('takes the files alone, each with the source that a provenance.json gives it', () => {
    const source = { kubernetes: '1.35', repository: 'a/b', path: 'x.yaml', commit: 'abcdef', license: 'Apache-2.0' };
    const folder = folderWith({ 'provenance.json': JSON.stringify({ 'cluster-roles.yaml': source }) }, '.');
    const target = newTarget();
    importBootstrapRbac(folder, target, GIVEN);
    expect(rbacRoles.parse(read(target, 'cluster-roles.yaml'))).toMatchObject({
      kubernetes: '1.35',
      provenance: { commit: 'abcdef' },
    });
    expect(rbacRoles.parse(read(target, 'controller-roles.yaml'))).toMatchObject({ kubernetes: '1.36' });
  });

  it.each([
    ['is missing', undefined, 'Cannot find'],
    ['is no YAML', 'items: [', 'Cannot read "controller-roles.yaml"'],
    ['holds something else', list({ kind: 'Pod', metadata: { name: 'web' } }), 'Cannot read "controller-roles.yaml"'],
  ])('names a file that %s, and writes nothing', (_, text, message) => {
    const target = newTarget();
    expect(() => importBootstrapRbac(folderWith({ 'controller-roles.yaml': text }), target, GIVEN)).toThrow(message);
    expect(readdirSync(target)).toEqual([]);
  });

  it('asks for version and commit of a folder that tells neither', () => {
    expect(() => importBootstrapRbac(folderWith(), newTarget())).toThrow('--version 1.<minor>.<patch> --commit <sha>');
  });
});
