import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import type { LeafOp } from '../../../predicate/types.ts';
import { readAzureArcOperation } from './azure-arc-operation.ts';

const ARC = 'MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS';
const AKS = 'Microsoft.ContainerService/managedClusters';
const read = (op: LeafOp, ...values: string[]) => readAzureArcOperation({ field: 'operationName', op, values });
const verb = (...names: string[]) => equals('verb', ...names);
const resource = (...names: string[]) => equals('objectRef.resource', ...names);
const group = (name: string) => equals('objectRef.apiGroup', name);
const core = not(exists('objectRef.apiGroup'));
const starts = (field: string, value: string) => ({ field, op: 'startsWith' as const, values: [value] });
const ends = (field: string, value: string) => ({ field, op: 'endsWith' as const, values: [value] });

describe('a whole Azure operation name', () => {
  it('names verb, resource and the group, or the core group by its absence', () => {
    expect(read('equals', `${ARC}/APPS/DEPLOYMENTS/DELETE`)).toEqual(all(verb('delete'), resource('deployments'), group('apps')));
    expect(read('equals', `${ARC}/SECRETS/DELETE`)).toEqual(all(verb('delete'), resource('secrets'), core));
  });
  it('means create, update or patch by WRITE, and get, list or watch by READ', () => {
    expect(read('equals', `${AKS}/secrets/write`)).toEqual(all(verb('create', 'update', 'patch'), resource('secrets'), core));
    expect(read('equals', `${AKS}/secrets/read`)).toEqual(all(verb('get', 'list', 'watch'), resource('secrets'), core));
  });
  it('keeps what is only authorized as a verb that no event has', () => {
    expect(read('equals', `${ARC}/SERVICEACCOUNTS/IMPERSONATE/ACTION`)).toEqual(
      all(verb('impersonate'), resource('serviceaccounts'), core),
    );
  });
  it('means an exec by PODS/EXEC/ACTION, and by other names of pods anything but that', () => {
    const exec = equals('objectRef.subresource', 'exec');
    expect(read('equals', `${ARC}/PODS/EXEC/ACTION`)).toEqual(all(resource('pods'), exec, core));
    expect(read('equals', `${ARC}/PODS/WRITE`)).toEqual(
      all(verb('create', 'update', 'patch'), resource('pods'), not(exec), core),
    );
    expect(read('equals', `${ARC}/PODS/DELETE`)).toEqual(all(verb('delete'), resource('pods'), core));
  });
  it('joins with others that differ in verb and resource', () => {
    const names = ['ROLES/DELETE', 'ROLES/BIND/ACTION', 'CLUSTERROLES/DELETE', 'CLUSTERROLES/BIND/ACTION'];
    expect(read('in', ...names.map((name) => `${ARC}/RBAC.AUTHORIZATION.K8S.IO/${name}`))).toEqual(
      all(verb('delete', 'bind'), resource('roles', 'clusterroles'), group('rbac.authorization.k8s.io')),
    );
  });
  it('stays apart from others of another group or of other verbs', () => {
    expect(read('in', `${ARC}/SECRETS/DELETE`, `${ARC}/BATCH/JOBS/WRITE`)).toEqual(
      any(
        all(verb('delete'), resource('secrets'), core),
        all(verb('create', 'update', 'patch'), resource('jobs'), group('batch')),
      ),
    );
  });
});

describe('a part of Azure operation names', () => {
  it('may be the beginning of a group, or of a resource of the core group', () => {
    const either = any(starts('objectRef.apiGroup', 'batch'), all(core, starts('objectRef.resource', 'batch')));
    expect(read('startsWith', `${ARC}/BATCH`)).toEqual(either);
    expect(read('startsWith', `${ARC}/BATCH`, `${AKS}/BATCH`)).toEqual(either);
    expect(read('startsWith', `${ARC}/BATCH/`)).toEqual(any(group('batch'), all(core, resource('batch'))));
  });
  it('says nothing of a request where it only selects clusters', () => {
    expect(read('startsWith', `${ARC}/`)).toEqual(all());
    expect(readAzureArcOperation({ field: 'operationName', op: 'exists' })).toEqual(TRUE);
  });
  it('may be the verb, the resource and the group at the end', () => {
    expect(read('endsWith', '/DELETE')).toEqual(verb('delete'));
    expect(read('endsWith', '/JOBS/DELETE')).toEqual(all(verb('delete'), resource('jobs')));
    expect(read('endsWith', 'JOBS/DELETE')).toEqual(all(verb('delete'), ends('objectRef.resource', 'jobs')));
    expect(read('endsWith', '/BATCH/JOBS/DELETE')).toEqual(all(verb('delete'), resource('jobs'), group('batch')));
    expect(read('endsWith', '/BIND/ACTION')).toEqual(verb('bind'));
  });
  it('may be both ends around one wildcard', () => {
    expect(read('glob', `${ARC}/*/DELETE`)).toEqual(verb('delete'));
    expect(read('glob', `${ARC}/RBAC.*/ROLES/WRITE`)).toEqual(
      all(
        verb('create', 'update', 'patch'),
        resource('roles'),
        any(starts('objectRef.apiGroup', 'rbac.'), all(core, starts('objectRef.resource', 'rbac.'))),
      ),
    );
  });
});

describe('an operation name that stands for no request', () => {
  it.each([
    ['equals', `${ARC}/WRITE`],
    ['equals', `${ARC}`],
    ['equals', `${ARC}/A/B/C/WRITE`],
    ['equals', `${ARC}/PODS/LIST`],
    ['equals', 'MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE'],
    ['equals', ''],
    ['endsWith', 'CLUSTERS/PODS/DELETE'],
    ['endsWith', '/ACTION'],
    ['startsWith', 'MICROSOFT.COMPUTE/'],
    ['startsWith', `${ARC}/BATCH/JOBS`],
    ['glob', `${ARC}/*/*/WRITE`],
    ['glob', `${ARC}/POD?/WRITE`],
    ['contains', 'PODS'],
    ['regex', 'PODS'],
  ] as const)('is not read: %s %j', (op, value) => {
    expect(read(op, value)).toBeUndefined();
  });
  it('keeps its whole list from being read', () => {
    expect(read('in', `${ARC}/SECRETS/DELETE`, `${ARC}/WRITE`)).toBeUndefined();
  });
});
