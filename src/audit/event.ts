import { isObject, type JsonObject, textAt, valueAt } from './json.ts';

/** An object that is, or says it is, an audit event. Nothing about its fields is certain: read them with the functions of json.ts. */
export type AuditEvent = JsonObject;

/**
 * True for an object that is meant as an audit event: by kind and apiVersion, or, where these are missing as in the items of an
 * EventList, by keys that no other record has together.
 */
export function isAuditEvent(value: unknown): value is AuditEvent {
  if (!isObject(value)) return false;
  const [kind, apiVersion] = [valueAt(value, 'kind'), valueAt(value, 'apiVersion')];
  if (apiVersion !== undefined && !String(textAt(value, 'apiVersion')).startsWith('audit.k8s.io/')) return false;
  if (kind !== undefined && kind !== 'Event') return false;
  if (kind === 'Event' && apiVersion !== undefined) return true;
  return hasEventKeys(value);
}

function hasEventKeys(event: JsonObject): boolean {
  const has = (key: string): boolean => Object.hasOwn(event, key);
  if (has('verb')) return ['objectRef', 'requestURI', 'auditID', 'sourceIPs', 'stageTimestamp'].some(has);
  return has('auditID') && ['stage', 'requestURI', 'objectRef', 'level'].some(has);
}

/** Every field of an event in audit.k8s.io/v1 and its beta versions, in the order in which the API server writes them. */
export const EVENT_FIELDS: readonly string[] = [
  ...[
    'kind',
    'apiVersion',
    'level',
    'auditID',
    'stage',
    'requestURI',
    'verb',
    'user',
    'impersonatedUser',
    'authenticationMetadata',
  ],
  ...['sourceIPs', 'userAgent', 'objectRef', 'responseStatus', 'requestObject', 'responseObject', 'requestReceivedTimestamp'],
  ...['stageTimestamp', 'annotations'],
];
const FIELDS: ReadonlySet<string> = new Set(EVENT_FIELDS);

/** True for an event that has no key of its own beside those of an event: no wrapper can have added anything. */
export function isPlainEvent(value: unknown): value is AuditEvent {
  if (!isAuditEvent(value)) return false;
  for (const key in value) if (!FIELDS.has(key)) return false;
  return true;
}
