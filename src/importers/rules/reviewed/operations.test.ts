import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import { describeEffective, type OperationBlock, operationBlock, toPredicate } from './operations.ts';

const open: OperationBlock = { verbs: 'any', resources: 'any', subresources: 'any', apiGroups: 'any' };
const read = (...blocks: Partial<OperationBlock>[]) =>
  toPredicate(blocks.map((block) => operationBlock.parse({ ...open, ...block })));

describe('blocks of operations', () => {
  it('test nothing where everything is open', () => {
    expect(read({})).toEqual(TRUE);
  });
  it('are any of them, each all of its tests', () => {
    expect(read({ verbs: ['get', 'list'], resources: ['secrets'] }, { resources: ['pods'], subresources: ['exec'] })).toEqual(
      any(
        all(equals('verb', 'get', 'list'), equals('objectRef.resource', 'secrets')),
        all(equals('objectRef.resource', 'pods'), equals('objectRef.subresource', 'exec')),
      ),
    );
  });
  it('may demand that there is no subresource, or not this one', () => {
    expect(read({ subresources: 'none' })).toEqual(not(exists('objectRef.subresource')));
    expect(read({ notSubresources: ['status'] })).toEqual(not(equals('objectRef.subresource', 'status')));
  });
  it('take the empty text as the core group, which an event leaves out', () => {
    expect(read({ apiGroups: [''] })).toEqual(not(exists('objectRef.apiGroup')));
    expect(read({ apiGroups: ['', 'apps'] })).toEqual(
      any(not(exists('objectRef.apiGroup')), equals('objectRef.apiGroup', 'apps')),
    );
  });
  it('test a version that is exact', () => {
    expect(read({ apiVersions: ['v1'] })).toEqual(equals('objectRef.apiVersion', 'v1'));
    expect(read({ apiVersions: ['v*'] })).toEqual(TRUE);
  });
  it('keep values that no event has', () => {
    expect(read({ resources: ['secret'], verbs: ['replace'] })).toEqual(
      all(equals('verb', 'replace'), equals('objectRef.resource', 'secret')),
    );
  });
  it('are not narrowed by what they come down to, which is said in words', () => {
    const block: OperationBlock = { ...open, effective: { resources: ['pods'], subresources: ['exec', 'attach'] } };
    expect(toPredicate([block])).toEqual(TRUE);
    expect(describeEffective([block])).toBe(
      'Because of its other conditions, it matches only requests with resource pods, subresource exec or attach.',
    );
    expect(describeEffective([open])).toBeUndefined();
  });
});
