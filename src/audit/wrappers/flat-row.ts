import { isObject, type JsonObject, ownValue, someKey } from '../json.ts';
import { parseJson } from '../text-lines.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/**
 * A row of a table with the event's fields as columns, as a search gives it: {verb, requestURI, "objectRef.resource", "user.groups{}"}.
 * Values may be texts throughout, and objects JSON texts. Fields without a column are unknown.
 */
export const flatRow: Wrapper = {
  name: 'flat-row',
  keys: ['verb'],
  detect: isFlatRow,
  unwrap: (value) => (isFlatRow(value) ? [openFlatRow(value)] : []),
};

/** True for an object with a verb and at least one part of the event under a dotted name. */
function isFlatRow(value: unknown): value is JsonObject {
  return isObject(value) && typeof ownValue(value, 'verb') === 'string' && someKey(value, (key) => FLAT.test(key));
}

/** True for a row with enough of an event to name the request. */
export function hasEventColumns(row: JsonObject): boolean {
  return (
    typeof ownValue(row, 'verb') === 'string' &&
    ['requestURI', 'objectRef', 'objectRef.resource', 'auditID'].some((key) => Object.hasOwn(row, key))
  );
}

const FLAT = /^(?:objectRef|user|impersonatedUser|responseStatus|annotations)\.|^sourceIPs(?:\{\}|\[\]|\.0)$/;

const FIELDS = [
  ...['level', 'auditID', 'stage', 'requestURI', 'user', 'impersonatedUser', 'sourceIPs', 'userAgent', 'objectRef'],
  ...['responseStatus', 'requestObject', 'responseObject', 'requestReceivedTimestamp', 'stageTimestamp', 'annotations'],
];

/** The event of a row, and the fields for which it has no column. */
export function openFlatRow(row: JsonObject): Wrapped {
  const event: Record<string, unknown> = { kind: 'Event', apiVersion: 'audit.k8s.io/v1' };
  for (const key of ['verb', ...FIELDS]) {
    const value = columnAt(row, key);
    if (value !== undefined) event[key] = value;
  }
  return { value: event, lost: FIELDS.filter((key) => !Object.hasOwn(event, key)) };
}

function columnAt(row: JsonObject, key: string): unknown {
  const whole = ownValue(row, key);
  if (key === 'sourceIPs') return toList(whole ?? listAt(row, key));
  if (whole !== undefined && whole !== '') return STRUCTURED.has(key) ? parsed(whole) : whole;
  return STRUCTURED.has(key) ? partsOf(row, key) : undefined;
}

const STRUCTURED = new Set([
  'user',
  'impersonatedUser',
  'objectRef',
  'responseStatus',
  'requestObject',
  'responseObject',
  'annotations',
]);

/** The object whose parts are columns of their own. What follows a known part, such as an annotation's key, is one name, dots and all. */
function partsOf(row: JsonObject, key: string): JsonObject | undefined {
  const parts = Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
    if (!column.startsWith(`${key}.`) || value === '' || value === null) return [];
    const name = column.slice(key.length + 1);
    const list = /^groups(?:\{\}|\[\])$/.test(name);
    if (list || name === 'groups') return [['groups', toList(value)]];
    return /[{}[\]]/.test(name) || (key !== 'annotations' && name.includes('.')) ? [] : [[name, toScalar(name, value)]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** A code as text is a number. */
function toScalar(name: string, value: unknown): unknown {
  return name === 'code' && typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
}

function listAt(row: JsonObject, key: string): unknown {
  return ownValue(row, `${key}{}`) ?? ownValue(row, `${key}[]`) ?? ownValue(row, `${key}.0`);
}

/** Several values in one column come as a list, as JSON, or one on each line. */
function toList(value: unknown): unknown {
  if (value === undefined || value === '' || value === null) return undefined;
  const list = parsed(value);
  if (Array.isArray(list)) return list;
  return typeof list === 'string' ? list.split(/\r?\n/).filter(Boolean) : undefined;
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[{[]/.test(value) ? (parseJson(value)?.value ?? value) : value;
}
