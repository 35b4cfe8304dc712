/** Names and HTTP codes of google.rpc.Code (googleapis google/rpc/code.proto, "HTTP Mapping"). */
const CODES: ReadonlyMap<number, readonly [string, number]> = new Map([
  [1, ['CANCELLED', 499]],
  [2, ['UNKNOWN', 500]],
  [3, ['INVALID_ARGUMENT', 400]],
  [4, ['DEADLINE_EXCEEDED', 504]],
  [5, ['NOT_FOUND', 404]],
  [6, ['ALREADY_EXISTS', 409]],
  [7, ['PERMISSION_DENIED', 403]],
  [8, ['RESOURCE_EXHAUSTED', 429]],
  [9, ['FAILED_PRECONDITION', 400]],
  [10, ['ABORTED', 409]],
  [11, ['OUT_OF_RANGE', 400]],
  [12, ['UNIMPLEMENTED', 501]],
  [13, ['INTERNAL', 500]],
  [14, ['UNAVAILABLE', 503]],
  [15, ['DATA_LOSS', 500]],
  [16, ['UNAUTHENTICATED', 401]],
]);

/** The HTTP code that a gRPC code other than 0 stands for, and its name. */
export function fromGrpcCode(code: number): { readonly httpCode: number; readonly name: string } | undefined {
  const [name, httpCode] = CODES.get(code) ?? [];
  return name === undefined || httpCode === undefined ? undefined : { httpCode, name };
}
