import { describe, expect, it } from 'vitest';
import { all, any, equals, TRUE, unsupported } from '../../../predicate/build.ts';
import type { LeafOp } from '../../../predicate/types.ts';
import { readGkeAuthorizedResource } from './gke-authorized-resource.ts';
import { readGkeResourceName } from './gke-resource-name.ts';

const field = 'authorizationInfo{}.resource';
const read = (op: LeafOp, ...values: string[]) => readGkeAuthorizedResource({ field, op, values });
const neverWritten = (names: string) => unsupported('never-written', `${field}: ${names}`);

describe('a test of the resource that GKE authorized', () => {
  it('reads a resource alone by its intention, and says that it is never written', () => {
    expect(read('equals', 'secrets')).toEqual(all(equals('objectRef.resource', 'secrets'), neverWritten('secrets')));
    expect(read('in', 'secrets', 'configmaps')).toEqual(
      all(equals('objectRef.resource', 'secrets', 'configmaps'), neverWritten('secrets, configmaps')),
    );
  });
  it('takes letters of either case where the product does', () => {
    expect(readGkeAuthorizedResource({ field, op: 'equals', values: ['Secrets'], ignoreCase: true })).toEqual(
      all({ ...equals('objectRef.resource', 'Secrets'), ignoreCase: true }, neverWritten('Secrets')),
    );
  });
  it.each(['core/v1/namespaces/a/secrets/b', 'apps/v1/deployments', 'readyz', 'metrics'])(
    'reads %s as a resourceName',
    (name) => {
      const written = readGkeResourceName({ field, op: 'equals', values: [name] });
      expect(written).toBeDefined();
      expect(read('equals', name)).toEqual(written);
    },
  );
  it('keeps names of both forms apart', () => {
    const written = readGkeResourceName({ field, op: 'equals', values: ['core/v1/namespaces/a/secrets/b'] });
    expect(read('in', 'core/v1/namespaces/a/secrets/b', 'secrets')).toEqual(
      any(written ?? TRUE, all(equals('objectRef.resource', 'secrets'), neverWritten('secrets'))),
    );
  });
  it('reads a part of a name as that of a resourceName', () => {
    expect(read('contains', '/secrets/')).toEqual(readGkeResourceName({ field, op: 'contains', values: ['/secrets/'] }));
    expect(read('exists')).toEqual(TRUE);
  });
  it.each([
    ['equals', ''],
    ['equals', 'projects/p/zones/z/clusters/c'],
    ['equals', 'a secret'],
    ['regex', 'secrets'],
  ] as const)('says nothing of a request in %s %j', (op, value) => {
    expect(read(op, value)).toBeUndefined();
  });
  it('says nothing without values', () => {
    expect(read('in')).toBeUndefined();
  });
});
