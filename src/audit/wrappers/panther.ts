import { isAuditEvent } from '../event.ts';
import { isObject, type JsonObject, someKey, textAt } from '../json.ts';
import type { Wrapper } from './wrapper.ts';

/** An event as Panther stores it: with its standard fields, whose names begin with p_, beside the event's. */
export const panther: Wrapper = {
  name: 'panther',
  detect: (value) => hasPantherFields(value) && isAuditEvent(value) && textAt(value, 'p_log_type') !== EKS,
  unwrap: (value) => (isObject(value) ? [{ value: withoutPantherFields(value) }] : []),
};

/** The same of the log type that holds the audit log of EKS. */
export const pantherEks: Wrapper = {
  name: 'eks',
  keys: ['p_log_type'],
  detect: (value) => isAuditEvent(value) && textAt(value, 'p_log_type') === EKS,
  unwrap: panther.unwrap,
};

const EKS = 'Amazon.EKS.Audit';

function hasPantherFields(value: unknown): boolean {
  return isObject(value) && someKey(value, (key) => key.startsWith('p_'));
}

function withoutPantherFields(event: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([key]) => !key.startsWith('p_')));
}
