import { isAuditEvent } from '../event.ts';
import { isObject, type JsonObject, textAt } from '../json.ts';
import { textField } from './inner-text.ts';
import type { Wrapper } from './wrapper.ts';

const isVector = (value: JsonObject): boolean => textAt(value, 'source_type') !== '';

/** What Vector's sources make of a line: {message: "<line>", source_type, file, host, timestamp}. */
export const vector = textField('vector', ['message'], (value) => isVector(value) && !isAuditEvent(value));

const ADDED = ['file', 'host', 'hostname', 'message', 'path', 'source_type', 'timestamp'];

/** The event parsed into Vector's record by a transform: its fields stand beside Vector's. */
export const vectorParsed: Wrapper = {
  name: 'vector',
  keys: ['source_type'],
  detect: (value) => isAuditEvent(value) && isVector(value),
  unwrap: (value) =>
    isObject(value) ? [{ value: Object.fromEntries(Object.entries(value).filter(([key]) => !ADDED.includes(key))) }] : [],
};
