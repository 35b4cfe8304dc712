import type { AuditEvent } from '../event.ts';
import { textAt } from '../json.ts';
import type { EventForm } from './wrapper.ts';

/**
 * OpenShift cluster logging (ViaQ data model): the audit level is moved to `k8s_audit_level`, or `openshift_audit_level` for events of
 * openshift-apiserver and oauth-apiserver, and `level` is a log level, mostly "default". Set by cluster-logging-operator, SetK8sAuditLevel.
 */
export const openshiftViaq: EventForm = {
  name: 'openshift-viaq',
  detect: (event) => levelOf(event) !== '',
  restore: (event) => ({ value: { ...withoutKeys(event), level: levelOf(event) } }),
};

const LEVEL_KEYS = ['k8s_audit_level', 'openshift_audit_level'];

function levelOf(event: AuditEvent): string {
  return LEVEL_KEYS.map((key) => textAt(event, key)).find((text) => text !== '') ?? '';
}

function withoutKeys(event: AuditEvent): AuditEvent {
  return Object.fromEntries(Object.entries(event).filter(([key]) => !LEVEL_KEYS.includes(key)));
}
