import { isObject, type JsonObject, ownValue } from '../json.ts';
import { withNumericCode } from './event-columns.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped } from './wrapper.ts';

/**
 * The event below `kubernetes.audit` as Elastic's pipeline for kubernetes.audit_logs has left it (packages/kubernetes/data_stream/audit_logs
 * of elastic/integrations): the metadata of both bodies is removed, and dots in annotation keys are underscores.
 */
export function fromElasticEvent(audit: unknown): Wrapped {
  const event = readInner(audit);
  if (!isObject(event)) return { value: event };
  const annotations = ownValue(event, 'annotations');
  const restored = isObject(annotations) ? { ...event, annotations: restoreAnnotations(annotations) } : event;
  return {
    value: restoreTypes(restored),
    lost: BODIES.filter((key) => lacksMetadata(ownValue(event, key))).map((key) => `${key}.metadata`),
  };
}

const BODIES = ['requestObject', 'responseObject'];

/** An export in columns has texts only: one address is a list of one, and the code is a number. */
function restoreTypes(event: JsonObject): JsonObject {
  const [addresses, status] = [ownValue(event, 'sourceIPs'), ownValue(event, 'responseStatus')];
  return {
    ...event,
    ...(typeof addresses === 'string' ? { sourceIPs: addresses.split(/,\s*/) } : {}),
    ...(isObject(status) ? { responseStatus: withNumericCode('responseStatus', status) } : {}),
  };
}

function lacksMetadata(body: unknown): boolean {
  return isObject(body) && !Object.hasOwn(body, 'metadata');
}

/**
 * Annotation keys with their dots. What stands before the slash is a DNS name, which has no underscores; so is what follows it in the
 * two kinds that name a host. Other names may have underscores of their own (`round_0_index_1`) and stay.
 */
function restoreAnnotations(annotations: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(annotations).map(([key, value]) => [restoreKey(key), value]));
}

function restoreKey(key: string): string {
  const slash = key.indexOf('/');
  if (slash < 0) return key;
  const prefix = key.slice(0, slash).replaceAll('_', '.');
  const name = key.slice(slash + 1);
  return `${prefix}/${prefix.endsWith('.invalid-cert.kubernetes.io') ? name.replaceAll('_', '.') : name}`;
}
