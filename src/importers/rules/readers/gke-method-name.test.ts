import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { LeafOp } from '../../../predicate/types.ts';
import { readGkeMethodName } from './gke-method-name.ts';

const field = 'event.action';
const read = (op: LeafOp, ...values: string[]) => readGkeMethodName({ field, op, values });
const noSubresource = not(exists('objectRef.subresource'));
const core = not(exists('objectRef.apiGroup'));
const v1 = equals('objectRef.apiVersion', 'v1');
const verb = (...names: string[]) => equals('verb', ...names);
const resource = (...names: string[]) => equals('objectRef.resource', ...names);
const group = (...names: string[]) => equals('objectRef.apiGroup', ...names);

describe('a test of a whole GKE method name', () => {
  it('names verb, resource, no subresource, the core group by its absence, and the version', () => {
    expect(read('equals', 'io.k8s.core.v1.pods.create')).toEqual(all(verb('create'), resource('pods'), noSubresource, core, v1));
  });
  it('names the subresource between resource and verb', () => {
    const exec = equals('objectRef.subresource', 'exec');
    expect(read('equals', 'io.k8s.core.v1.pods.exec.create')).toEqual(all(verb('create'), resource('pods'), exec, core, v1));
  });
  it.each([
    ['io.k8s.authorization.rbac.v1.roles.get', 'rbac.authorization.k8s.io'],
    ['io.k8s.rbac.v1.roles.get', 'rbac.authorization.k8s.io'],
    ['io.k8s.authorization.v1.roles.get', 'authorization.k8s.io'],
    ['io.k8s.certificates.v1.roles.get', 'certificates.k8s.io'],
    ['io.k8s.apiserver.flowcontrol.v1.roles.get', 'flowcontrol.apiserver.k8s.io'],
    ['io.k8s.apps.v1.roles.get', 'apps'],
    ['io.k8s.batch.v1.roles.get', 'batch'],
    ['io.argoproj.v1.roles.get', 'argoproj.io'],
    ['com.coreos.monitoring.v1.roles.get', 'monitoring.coreos.com'],
  ])('reads the API group of %s as %s', (name, apiGroup) => {
    expect(read('equals', name)).toEqual(all(verb('get'), resource('roles'), noSubresource, group(apiGroup), v1));
  });
  it('reads io.k8s.get as a request without an object', () => {
    expect(read('equals', 'io.k8s.get')).toEqual(all(verb('get'), not(exists('objectRef.resource'))));
  });
  it('leaves the version open for v*', () => {
    expect(read('glob', 'io.k8s.core.v*.secrets.delete')).toEqual(all(verb('delete'), resource('secrets'), noSubresource, core));
  });
  it('joins names that differ in verb or resource alone', () => {
    const names = ['roles.create', 'roles.patch', 'clusterroles.create', 'clusterroles.patch'].map(
      (end) => `io.k8s.authorization.rbac.v1.${end}`,
    );
    expect(read('in', ...names)).toEqual(
      all(verb('create', 'patch'), resource('roles', 'clusterroles'), noSubresource, group('rbac.authorization.k8s.io'), v1),
    );
  });
  it('keeps names of different groups apart', () => {
    expect(read('in', 'io.k8s.apps.v1.daemonsets.patch', 'io.k8s.batch.v1.cronjobs.patch')).toEqual(
      any(
        all(verb('patch'), resource('daemonsets'), noSubresource, group('apps'), v1),
        all(verb('patch'), resource('cronjobs'), noSubresource, group('batch'), v1),
      ),
    );
  });
  it('ignores case where the test does', () => {
    expect(readGkeMethodName({ field, op: 'equals', values: ['IO.K8S.CORE.V1.PODS.LIST'], ignoreCase: true })).toEqual(
      read('equals', 'io.k8s.core.v1.pods.list'),
    );
  });
});

describe('a name that GKE never writes, in letters of either case', () => {
  it('is read by its own spelling', () => {
    const test = { field, op: 'glob', values: ['io.k8s.api.batch.v*.CronJob'], ignoreCase: true } as const;
    const { ignoreCase: _, ...exact } = test;
    expect(readGkeMethodName(test)).toEqual(readGkeMethodName(exact));
  });
});

describe('a test of a part of GKE method names', () => {
  it('names the group alone for io.k8s.apps.*', () => {
    expect(read('glob', 'io.k8s.apps.*')).toEqual(group('apps'));
    expect(read('startsWith', 'io.k8s.apps.')).toEqual(group('apps'));
  });
  it('names each group that begins so', () => {
    expect(read('glob', 'io.k8s.authorization.*')).toEqual(group('authorization.k8s.io', 'rbac.authorization.k8s.io'));
    expect(read('glob', 'io.k8s.authorization.rbac.*')).toEqual(group('rbac.authorization.k8s.io'));
  });
  it('leaves custom groups out for io.k8s.*', () => {
    expect(read('glob', 'io.k8s.*')).toEqual(
      any(any(core, group('apps', 'autoscaling', 'batch', 'extensions', 'policy')), {
        field: 'objectRef.apiGroup',
        op: 'endsWith',
        values: ['.k8s.io'],
      }),
    );
  });
  it('names group and version, then the resource with any subresource', () => {
    expect(read('glob', 'io.k8s.core.v1.*')).toEqual(all(core, v1));
    expect(read('glob', 'io.k8s.core.v1.pods.*')).toEqual(all(resource('pods'), core, v1));
    expect(read('glob', 'io.k8s.core.v1.pods*')).toEqual(
      all({ field: 'objectRef.resource', op: 'startsWith', values: ['pods'] }, core, v1),
    );
  });
  it('names the verb alone for *.create', () => {
    expect(read('glob', '*.create')).toEqual(verb('create'));
    expect(read('endsWith', 'patch')).toEqual(verb('patch'));
  });
  it('takes the last but one part as a resource, or as a subresource that is known', () => {
    expect(read('glob', '*.pods.create')).toEqual(all(verb('create'), resource('pods'), noSubresource));
    expect(read('endsWith', '.exec.create')).toEqual(all(verb('create'), equals('objectRef.subresource', 'exec')));
    expect(read('contains', '.secrets.')).toEqual(resource('secrets'));
  });
  it('joins both ends of a pattern', () => {
    expect(read('glob', 'io.k8s.apps.*.delete')).toEqual(all(verb('delete'), group('apps')));
  });
  it('is always true where it asks for any name', () => {
    expect(readGkeMethodName({ field, op: 'exists' })).toEqual(TRUE);
    expect(read('glob', '*')).toEqual(TRUE);
  });
});

describe('a name that GKE never writes', () => {
  it('is read as the resource of its kind and marked', () => {
    expect(read('glob', 'io.k8s.api.batch.v*.Job', 'io.k8s.api.batch.v*.CronJob')).toEqual(
      all(
        resource('jobs', 'cronjobs'),
        group('batch'),
        unsupported('never-written', `${field}: io.k8s.api.batch.v*.Job, io.k8s.api.batch.v*.CronJob`),
      ),
    );
  });
  it('is read as the group in its usual order and marked', () => {
    expect(read('startsWith', 'admissionregistration.k8s.io.v')).toEqual(
      all(group('admissionregistration.k8s.io'), unsupported('never-written', `${field}: admissionregistration.k8s.io.v*`)),
    );
    expect(read('contains', '.mutatingwebhookconfigurations.', '.validatingwebhookconfigurations.')).toEqual(
      resource('mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
    );
    expect(read('endsWith', 'create', 'patch', 'replace')).toEqual(verb('create', 'patch', 'replace'));
  });
});

describe('a test that says nothing of an operation', () => {
  it.each([
    ['equals', 'google.container.v1.ClusterManager.CreateCluster'],
    ['equals', 'compute.instances.list'],
    ['equals', ''],
    ['equals', '...'],
    ['equals', 'io.k8s.core.v1'],
    ['equals', 'io.k8s.core.v1.a.b.c.d'],
    ['equals', 'io.k8s.*.create'],
    ['glob', 'io.k8s.core.v1.pod?.create'],
    ['contains', 'pods'],
    ['regex', 'pods'],
    ['glob', '*t*e*'],
    ['equals', 'ío.k8s.core.v1.pods.create'],
  ] as const)('is not read: %s %j', (op, value) => {
    expect(read(op, value)).toBeUndefined();
  });
  it('is not read where one of its names is not', () => {
    expect(read('in', 'io.k8s.core.v1.pods.create', 'storage.buckets.list')).toBeUndefined();
  });
});
