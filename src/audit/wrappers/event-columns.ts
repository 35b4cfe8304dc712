import { isObject, type JsonObject, textAt } from '../json.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped } from './wrapper.ts';

/** AKS writes this in place of a body that is too large for its log. */
export const SKIPPED_BODY = 'skipped-too-big-size-object';

/** Fields of an event that hold text; all others hold an object or a list. */
const TEXT_FIELDS = [
  'level',
  'auditID',
  'stage',
  'requestURI',
  'verb',
  'userAgent',
  'requestReceivedTimestamp',
  'stageTimestamp',
];

const OBJECT_FIELDS = [
  ...['user', 'impersonatedUser', 'authenticationMetadata', 'sourceIPs', 'objectRef', 'responseStatus'],
  ...['requestObject', 'responseObject', 'annotations'],
];

/** Field of an event by the name of its column in lower case: AuditId and AuditID, RequestUri and RequestURI are the same. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ...[...TEXT_FIELDS, ...OBJECT_FIELDS].map((field) => [field.toLowerCase(), field] as const),
  ['requestreceivedtime', 'requestReceivedTimestamp'],
  ['stagereceivedtime', 'stageTimestamp'],
]);

/**
 * An event from a row that has one column per field, its name in another case. Columns of objects may hold them as text. Null and ''
 * count as absent; what cannot be read is lost.
 */
export function fromColumns(row: unknown, lost: readonly string[]): Wrapped {
  const event: Record<string, unknown> = { kind: 'Event', apiVersion: 'audit.k8s.io/v1' };
  const unread: string[] = [];
  for (const [column, cell] of Object.entries(isObject(row) ? row : {})) {
    const field = FIELDS.get(column.toLowerCase());
    if (field === undefined || cell === null || cell === '') continue;
    const value = TEXT_FIELDS.includes(field) ? cell : withNumericCode(field, readObject(field, cell));
    if (value === undefined) unread.push(field);
    else event[field] = value;
  }
  return { value: event, lost: [...lost, ...unread] };
}

/** Undefined for a text that is no JSON, such as a body that was left out or cut off. */
function readObject(field: string, cell: unknown): unknown {
  const value = readInner(cell);
  if (typeof value !== 'string') return value;
  return field === 'sourceIPs' && /^[\da-fA-F.:]+$/.test(value) ? [value] : undefined;
}

/** A code that stands as text is a number again. */
export function withNumericCode(field: string, value: unknown): unknown {
  const code = field === 'responseStatus' ? textAt(value, 'code') : '';
  return isObject(value) && /^\d{3}$/.test(code) ? { ...value, code: Number(code) } : value;
}

/** The columns of a row that name fields of an event. */
export function countColumns(row: unknown): number {
  return isObject(row) ? Object.keys(row as JsonObject).filter((key) => FIELDS.has(key.toLowerCase())).length : 0;
}
