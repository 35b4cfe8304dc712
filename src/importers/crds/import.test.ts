import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importDefinitions } from './import.ts';
import { readDefinitions } from './read.ts';

const V1 = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: claims.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { plural: claims, kind: Claim, singular: claim, shortNames: [cl], categories: [all] }
  versions:
    - { name: v1, served: true, storage: true, subresources: { status: {}, scale: { specReplicasPath: .spec.replicas } } }
    - { name: v1beta1, served: true, storage: false }
    - { name: v1alpha1, served: false, storage: false }
`;
const BEFORE = `kind: CustomResourceDefinition
spec: { group: old.example.org, version: v1beta1, scope: Cluster, names: { plural: olds, kind: Old }, subresources: { status: {} } }
`;

const show = (text: string) =>
  readDefinitions('crd.yaml', text).rows.map(({ group, version, resource, subresource, kind, namespaced }) =>
    [group, version, resource, subresource ?? '-', kind, namespaced].join(' '),
  );

describe('readDefinitions', () => {
  it('reads versions that are served, with status and scale where a version has them', () => {
    expect(show(V1)).toEqual([
      'example.org v1 claims - Claim true',
      'example.org v1 claims scale Scale true',
      'example.org v1 claims status Claim true',
      'example.org v1beta1 claims - Claim true',
    ]);
    expect(readDefinitions('crd.yaml', V1).rows[0]).toMatchObject({ shortNames: ['cl'], singular: 'claim', categories: ['all'] });
  });

  it('reads the older form, which says once what holds for all versions', () => {
    expect(show(BEFORE)).toEqual(['old.example.org v1beta1 olds - Old false', 'old.example.org v1beta1 olds status Old false']);
  });

  it('reads lists as kubectl prints them, several documents, and JSON, and passes over other kinds', () => {
    const item = V1.replace(/^/gm, '    ').replace('    ', '  - ');
    expect(show(`kind: List\nitems:\n${item.replace(/\s+$/, '\n')}`)).toEqual(show(V1));
    expect(show(`${V1}---\nkind: ConfigMap\ndata: {}\n---\n${BEFORE}`)).toHaveLength(6);
    const json = { kind: 'List', items: [{ kind: 'ConfigMap' }, { kind: 'CustomResourceDefinition', spec: {} }] };
    expect(readDefinitions('a.json', JSON.stringify(json)).errors).toHaveLength(1);
  });

  it('says where a definition cannot be read', () => {
    const { errors } = readDefinitions('crd.yaml', V1.replace('scope: Namespaced', 'scope: Everywhere'));
    expect(errors).toMatchObject([{ path: 'crd.yaml', line: 6, column: 10, message: expect.stringContaining('"spec.scope"') }]);
    expect(readDefinitions('crd.yaml', 'a: [').errors).toHaveLength(1);
  });
});

describe('an import of definitions', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'crds-'));
    writeFileSync(join(root, 'crds.yaml'), `${V1}---\n${BEFORE}`);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const run = (from = 'crds.yaml') => importDefinitions(join(root, from), join(root, 'own'));

  it('writes a file for each group, and changes nothing the second time', () => {
    expect(run()).toEqual(['example.org', 'old.example.org'].map((group) => join(root, `own/api/${group}.yaml`)));
    expect(run()).toEqual([]);
    expect(readFileSync(join(root, 'own/api/example.org.yaml'), 'utf8')).toMatch(/^# Written by `npm run import -- crds/);
  });

  it('replaces nothing that was written by hand', () => {
    mkdirSync(join(root, 'own/api'), { recursive: true });
    writeFileSync(join(root, 'own/api/old.example.org.yaml'), 'resources: []\n');
    expect(() => run()).toThrow('was written by hand');
  });

  it('says what is missing', () => {
    writeFileSync(join(root, 'other.yaml'), 'kind: ConfigMap\n');
    expect(() => run('other.yaml')).toThrow('Cannot find a CustomResourceDefinition in');
    expect(() => run('nowhere')).toThrow('Cannot find');
  });
});
