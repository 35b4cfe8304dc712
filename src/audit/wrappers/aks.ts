import { isObject, ownValue, textAt } from '../json.ts';
import { SKIPPED_BODY } from './event-columns.ts';
import { readInner } from './inner-json.ts';
import type { EventForm, Wrapper } from './wrapper.ts';

/**
 * A diagnostic record of AKS: {category: "kube-audit", properties: {log: "<event as text>"}}. Some pipelines hold `properties`, `log`
 * or both already parsed, or as text.
 */
export const aks: Wrapper = {
  name: 'aks',
  keys: ['properties', 'Properties'],
  detect: (value) => ownValue(propertiesOf(value), 'log') !== undefined,
  unwrap: (value) => [{ value: readInner(ownValue(propertiesOf(value), 'log')) }],
};

/** Records as Azure Event Hubs delivers them: {records: [...]}. */
export const aksRecords: Wrapper = {
  name: 'azure-event-hubs',
  keys: ['records'],
  detect: (value) => recordsOf(value).some((record) => isObject(record) && Object.hasOwn(record, 'properties')),
  unwrap: (value) => recordsOf(value).map((record) => ({ value: record })),
};

/** A row of the table AzureDiagnostics: the event is text in the column log_s. */
export const azureDiagnostics: Wrapper = {
  name: 'azurediagnostics',
  keys: ['log_s'],
  detect: (value) => ownValue(value, 'log_s') !== undefined,
  unwrap: (value) => [{ value: readInner(ownValue(value, 'log_s')) }],
};

/** An event of AKS from which a body was left out for its size: it was there, but is not known. */
export const aksWithoutBody: EventForm = {
  name: 'aks',
  detect: (event) => BODIES.some((key) => isSkipped(ownValue(event, key))),
  restore: (event) => ({
    value: Object.fromEntries(Object.entries(event).filter(([key, value]) => !(BODIES.includes(key) && isSkipped(value)))),
    lost: BODIES.filter((key) => isSkipped(ownValue(event, key))),
  }),
};

const BODIES: readonly string[] = ['requestObject', 'responseObject'];

function isSkipped(body: unknown): boolean {
  return typeof body === 'string' && body.trim() === SKIPPED_BODY;
}

function propertiesOf(value: unknown): unknown {
  return readInner(
    ownValue(value, textAt(value, 'Category') === '' ? 'properties' : 'Properties') ?? ownValue(value, 'properties'),
  );
}

function recordsOf(value: unknown): readonly unknown[] {
  const records = ownValue(value, 'records');
  return Array.isArray(records) ? records : [];
}
