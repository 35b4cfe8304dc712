import { describe, expect, it } from 'vitest';
import { any } from '../../../predicate/build.ts';
import type { Leaf } from '../../../predicate/types.ts';
import { FAILED, readGrpcCode, readGrpcName, SUCCEEDED } from './grpc-code.ts';

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

describe('a test of the name of a gRPC code', () => {
  const readName = (test: Omit<Leaf, 'field'>) => readGrpcName({ field: 'protoPayload.status.message', ...test });

  it('asks for the HTTP status of the code', () => {
    const forbidden = { field: 'responseStatus.code', op: 'equals', values: [403] };
    expect(readName({ op: 'equals', values: ['PERMISSION_DENIED'] })).toEqual(forbidden);
    expect(readName({ op: 'equals', values: ['permission_denied'], ignoreCase: true })).toEqual(forbidden);
    expect(readName({ op: 'in', values: ['UNAUTHENTICATED', 'NOT_FOUND'] })).toEqual({
      ...forbidden,
      op: 'in',
      values: [401, 404],
    });
    expect(readName({ op: 'equals', values: ['OK'] })).toEqual(SUCCEEDED);
  });
  it.each([
    { op: 'equals', values: ['permission_denied'] },
    { op: 'equals', values: ['pods "web" is forbidden'] },
    { op: 'in', values: ['PERMISSION_DENIED', 'Forbidden'] },
    { op: 'contains', values: ['PERMISSION_DENIED'] },
    { op: 'equals', values: [7] },
    { op: 'in', values: [] },
    { op: 'exists' },
  ] as const)('is not read for a text that is none: %j', (test) => {
    expect(readName(test)).toBeUndefined();
  });
});
