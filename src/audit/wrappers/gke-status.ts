import { isObject, type JsonObject, ownValue, textAt } from '../json.ts';
import type { GkeRequest } from './gke-method.ts';
import { fromGrpcCode } from './grpc-status.ts';

/** The responseStatus of a log entry, what of it is unknown, and how it was found. */
export interface GkeStatus {
  readonly value?: JsonObject | undefined;
  readonly lost?: readonly string[] | undefined;
  readonly notes: readonly string[];
}

/**
 * The outcome of a request from the AuditLog's status, which has a gRPC code. A failure whose answer is in the entry has the HTTP code in
 * it. No code, or 0, is success; a code that is no number is unknown.
 */
export function readGkeStatus(payload: unknown, request: GkeRequest): GkeStatus {
  const answer = ownValue(payload, 'response');
  const exact = ownValue(answer, 'code');
  if (textAt(answer, 'kind') === 'Status' && typeof exact === 'number' && exact > 0)
    return { value: toStatus(answer, exact), notes: [] };
  const code = ownValue(ownValue(payload, 'status'), 'code') ?? 0;
  if (typeof code !== 'number') return { lost: ['responseStatus'], notes: [] };
  if (code === 0) return succeed(request);
  const known = fromGrpcCode(code) ?? (code >= 100 ? { httpCode: code, name: '' } : undefined);
  if (!known) return { lost: ['responseStatus'], notes: [`The gRPC code ${code} is not known`] };
  const message = textAt(payload, 'status', 'message');
  return {
    value: { code: known.httpCode, ...(message === '' ? {} : { message }) },
    lost: ['responseStatus.reason', 'responseStatus.details'],
    notes: known.name === '' ? [] : [`Code ${known.httpCode} is translated from the gRPC code ${code}, ${known.name}`],
  };
}

function toStatus(answer: unknown, code: number): JsonObject {
  const keys = ['status', 'message', 'reason', 'details'] as const;
  const fields = keys
    .map((key) => [key, ownValue(answer, key)] as const)
    .filter(([, value]) => isObject(value) || typeof value === 'string');
  return { ...Object.fromEntries(fields), code };
}

/** What the API server answers when a request succeeds (apiserver pkg/endpoints/handlers); a proxied answer can have any code. */
function succeed(request: GkeRequest): GkeStatus {
  const code = usualCode(request);
  const note = `The log entry says that the request succeeded, not with which code: ${code} is what the API server usually answers`;
  return { value: { code }, notes: [note] };
}

function usualCode(request: GkeRequest): number {
  const subresource = request.kind === 'resource' ? request.subresource : '';
  if (['exec', 'attach', 'portforward'].includes(subresource)) return 101;
  return request.verb === 'create' && subresource !== 'proxy' ? 201 : 200;
}
