import type { AuditEvent } from '../event.ts';
import { isObject, type JsonObject, valueAt } from '../json.ts';
import type { NonResourceRequest, ResourceRequest } from '../request-info.ts';

const KEYS = ['resource', 'subresource', 'apiGroup', 'namespace', 'name'] as const;

/**
 * The event as the API server wrote it, as far as rules ask for it: parts of objectRef that a pipeline or a person left out come from
 * the request, which is read from requestURI. Nothing that the event has is changed.
 */
export function completeEvent(event: AuditEvent, request: ResourceRequest | NonResourceRequest): JsonObject {
  if (request.kind === 'nonresource') return event;
  const reference = valueAt(event, 'objectRef');
  const own = isObject(reference) ? reference : {};
  const missing = KEYS.filter((key) => request[key] !== '' && isEmpty(valueAt(own, key)));
  if (missing.length === 0) return event;
  return { ...event, objectRef: { ...own, ...Object.fromEntries(missing.map((key) => [key, request[key]])) } };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
