import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import type { LeafOp } from '../../../predicate/types.ts';
import { readGkeResourceName } from './gke-resource-name.ts';

const read = (op: LeafOp, ...values: string[]) => readGkeResourceName({ field: 'gcp.audit.resource_name', op, values });
const uri = (op: LeafOp, ...values: string[]) => ({ field: 'requestURI', op, values });
const none = (field: string) => not(exists(`objectRef.${field}`));

describe('a test of a whole GKE resourceName', () => {
  it('names an object of the cluster', () => {
    expect(read('equals', 'rbac.authorization.k8s.io/v1/clusterrolebindings/cluster-admin')).toEqual(
      all(
        equals('objectRef.resource', 'clusterrolebindings'),
        none('subresource'),
        equals('objectRef.apiGroup', 'rbac.authorization.k8s.io'),
        equals('objectRef.apiVersion', 'v1'),
        none('namespace'),
        equals('objectRef.name', 'cluster-admin'),
      ),
    );
  });
  it('names namespace, name and subresource', () => {
    expect(read('equals', 'core/v1/namespaces/default/pods/web/exec')).toEqual(
      all(
        equals('objectRef.resource', 'pods'),
        equals('objectRef.subresource', 'exec'),
        none('apiGroup'),
        equals('objectRef.apiVersion', 'v1'),
        equals('objectRef.namespace', 'default'),
        equals('objectRef.name', 'web'),
      ),
    );
  });
  it('takes a namespace itself as the object', () => {
    expect(read('equals', 'core/v1/namespaces/default')).toEqual(
      all(
        equals('objectRef.resource', 'namespaces'),
        none('subresource'),
        none('apiGroup'),
        equals('objectRef.apiVersion', 'v1'),
        equals('objectRef.name', 'default'),
      ),
    );
  });
  it('names the path of a request without an object, with and without a query', () => {
    expect(read('in', 'readyz', 'version')).toEqual(
      any(uri('in', '/readyz', '/version'), uri('startsWith', '/readyz?', '/version?')),
    );
  });
});

describe('a test of a part of GKE resourceNames', () => {
  it('is a test of the request URI', () => {
    expect(read('contains', 'metrics')).toEqual(uri('contains', 'metrics'));
    expect(read('startsWith', '.well-known')).toEqual(uri('startsWith', '/.well-known'));
    expect(read('startsWith', 'core/v1/namespaces/kube-')).toEqual(uri('startsWith', '/api/v1/namespaces/kube-'));
    expect(read('startsWith', 'apps/v1/')).toEqual(uri('startsWith', '/apis/apps/v1/'));
    expect(read('endsWith', '/approval')).toEqual(any(uri('endsWith', '/approval'), uri('contains', '/approval?')));
    expect(read('glob', 'core/v1/namespaces/*/secrets')).toEqual(
      uri('glob', '/api/v1/namespaces/*/secrets', '/api/v1/namespaces/*/secrets\\?*'),
    );
    expect(read('glob', '*/pods/*/exec*')).toEqual(uri('glob', '*/pods/*/exec*'));
  });
  it('is always true where it asks for any name', () => {
    expect(read('exists')).toEqual(TRUE);
  });
});

describe('a resourceName that says nothing of a request', () => {
  it.each([
    ['equals', 'projects/p/zones/z/clusters/c'],
    ['equals', ''],
    ['equals', 'core/v1/a/b/c/d/e/f'],
    ['startsWith', 'r'],
    ['contains', 'core/v1'],
    ['regex', 'a'],
    ['glob', 'x*y'],
  ] as const)('is not read: %s %j', (op, value) => {
    expect(read(op, value)).toBeUndefined();
  });
});
