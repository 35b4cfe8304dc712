import { any } from '../../../predicate/build.ts';
import { makeTest } from '../../../predicate/leaf-test.ts';
import type { Leaf } from '../../../predicate/types.ts';
import type { ValueReader } from './reader.ts';

/**
 * HTTP status for each gRPC code but 0, which is any success. From the comments of google/rpc/code.proto.
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
 */
const HTTP_CODES: readonly number[] = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];

/** The name of each code, in the same order. */
const NAMES: readonly string[] = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED'],
  ...[
    'RESOURCE_EXHAUSTED',
    'FAILED_PRECONDITION',
    'ABORTED',
    'OUT_OF_RANGE',
    'UNIMPLEMENTED',
    'INTERNAL',
    'UNAVAILABLE',
    'DATA_LOSS',
  ],
  'UNAUTHENTICATED',
];

const field = 'responseStatus.code';
export const SUCCEEDED: Leaf = { field, op: 'compare', relation: '<', values: [400] };
export const FAILED: Leaf = { field, op: 'compare', relation: '>=', values: [400] };

/**
 * Reads a test of a gRPC code, as GKE has it in `protoPayload.status.code`, as one of the HTTP status. Where every failure fits, any
 * status from 400 does. Undefined for `exists`, since a success may have no code, and for numbers that are no code.
 */
export const readGrpcCode: ValueReader = (test) => {
  if (test.op === 'exists') return undefined;
  const fits = makeTest(test);
  const codes = HTTP_CODES.flatMap((_, code) => (fits(code) ? [code] : []));
  if (codes.length === 0) return undefined;
  const failures = codes.filter((code) => code !== 0);
  const isAnyFailure = failures.length === HTTP_CODES.length - 1;
  const statuses = [...new Set(failures.map((code) => HTTP_CODES[code] ?? 500))].sort((a, b) => a - b);
  return any(
    ...(codes.includes(0) ? [SUCCEEDED] : []),
    ...(isAnyFailure ? [FAILED] : []),
    ...(failures.length > 0 && !isAnyFailure ? [toLeaf(statuses)] : []),
  );
};

/**
 * Reads a test of `protoPayload.status.message`, where an entry of GKE may have the name of the gRPC code, as one of the HTTP status: the
 * message of the API server never is such a name. Undefined for other texts and for a part of one.
 */
export const readGrpcName: ValueReader = ({ op, values = [], ignoreCase, ...test }) => {
  if (op !== 'equals' && op !== 'in') return undefined;
  const codes = values.map((value) => NAMES.indexOf(ignoreCase ? String(value).toUpperCase() : String(value)));
  return codes.includes(-1) ? undefined : readGrpcCode({ ...test, op: 'in', values: codes });
};

function toLeaf(statuses: readonly number[]): Leaf {
  return { field, op: statuses.length === 1 ? 'equals' : 'in', values: statuses };
}
