import { isAuditEvent } from '../event.ts';
import { isObject, type JsonObject, someKey } from '../json.ts';
import { textField } from './inner-text.ts';
import type { Wrapper } from './wrapper.ts';

/** Fluent Bit, Fluentd and their like: the line as text under `log` or `message`, with any keys beside it. */
export const fluentBitLog = textField('fluentbit-log', ['log', 'message', 'msg', '@message'], (value) => !isAuditEvent(value));

/** The event parsed by the shipper, with keys of its own beside the event's. */
export const fluentBitParsed: Wrapper = {
  name: 'fluentbit-parsed',
  detect: (value) => isAuditEvent(value) && someKey(value, isAdded),
  unwrap: (value) => (isObject(value) ? [{ value: withoutAdded(value) }] : []),
};

/** Keys that shippers add by default or by widespread example; none is a field of an audit event. */
const ADDED = new Set([
  ...['date', 'time', '@timestamp', '@version', '_p', 'log', 'logtag', 'stream', 'tag', 'fluentd_tag', 'log_processed'],
  ...['host', 'hostname', 'node', 'nodename', 'node_name', 'file', 'filename', 'filepath', 'path', 'source', 'sourcetype'],
  ...['kubernetes', 'docker', 'container_name', 'namespace_name', 'pod_name'],
  ...['environment', 'env', 'region', 'tenant', 'team', 'account', 'project', 'index'],
]);

function isAdded(key: string): boolean {
  return ADDED.has(key) || /^(?:k8s|kube|kubernetes)?[._-]?cluster(?:$|[._-]|[A-Z])/i.test(key);
}

function withoutAdded(event: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([key]) => !isAdded(key)));
}
