import { describe, expect, it } from 'vitest';
import { any } from '../../../predicate/build.ts';
import type { Leaf } from '../../../predicate/types.ts';
import { FAILED, readGrpcCode, SUCCEEDED } from './grpc-code.ts';

const read = (test: Omit<Leaf, 'field'>) => readGrpcCode({ field: 'gcp.audit.status.code', ...test });

describe('a test of a gRPC code', () => {
  it('asks for the HTTP status of a failure', () => {
    expect(read({ op: 'equals', values: [7] })).toEqual({ field: 'responseStatus.code', op: 'equals', values: [403] });
    expect(read({ op: 'in', values: ['16', 7] })).toEqual({ field: 'responseStatus.code', op: 'in', values: [401, 403] });
  });
  it('asks for any status below 400 for 0', () => {
    expect(read({ op: 'equals', values: [0] })).toEqual(SUCCEEDED);
    expect(read({ op: 'in', values: [0, 5] })).toEqual(
      any(SUCCEEDED, { field: 'responseStatus.code', op: 'equals', values: [404] }),
    );
  });
  it('asks for any status from 400 where every failure fits', () => {
    expect(read({ op: 'compare', relation: '>', values: [0] })).toEqual(FAILED);
  });
  it('is not read where it asks for no code', () => {
    expect(read({ op: 'equals', values: [99] })).toBeUndefined();
    expect(read({ op: 'equals', values: ['x'] })).toBeUndefined();
    expect(read({ op: 'exists' })).toBeUndefined();
  });
});
