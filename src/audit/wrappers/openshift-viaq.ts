import { isAuditEvent } from '../event.ts';
import { type JsonObject, textAt } from '../json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * OpenShift cluster logging (ViaQ data model): the event's fields stay at the top level beside others; its level is moved to
 * `k8s_audit_level`, or `openshift_audit_level` for events of openshift-apiserver and oauth-apiserver, and `level` is a log level, mostly
 * "default". Written by cluster-logging-operator, SetK8sAuditLevel and SetOpenshiftAuditLevel.
 */
export const openshiftViaq: Wrapper = {
  name: 'openshift-viaq',
  keys: ['k8s_audit_level', 'openshift_audit_level'],
  detect: (value) => isAuditEvent(value) && levelOf(value) !== '',
  unwrap: (value) => [{ value: { ...withoutAdded(value as JsonObject), level: levelOf(value) } }],
};

const LEVEL_KEYS = ['k8s_audit_level', 'openshift_audit_level'];

const ADDED = new Set([
  ...LEVEL_KEYS,
  ...['@timestamp', 'timestamp', 'hostname', 'host', 'log_type', 'log_source', 'tag', 'file', 'message', 'source_type'],
  ...['openshift', 'kubernetes', 'docker', 'pipeline_metadata', 'viaq_msg_id', 'viaq_index_name', 'write-index'],
]);

function levelOf(event: unknown): string {
  return LEVEL_KEYS.map((key) => textAt(event, key)).find((text) => text !== '') ?? '';
}

function withoutAdded(event: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([key]) => !ADDED.has(key)));
}
