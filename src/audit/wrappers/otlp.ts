import { isObject, type JsonObject, numberAt, ownValue, textAt } from '../json.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * Logs in OTLP's JSON form, as OpenShift cluster logging and any OpenTelemetry collector send them:
 * {resourceLogs: [{scopeLogs: [{logRecords: [{body: {stringValue: "<event>"}}]}]}]}. A body may be a map instead (kvlistValue).
 */
export const otlp: Wrapper = {
  name: 'otlp',
  keys: ['resourceLogs'],
  detect: (value) => Array.isArray(ownValue(value, 'resourceLogs')),
  unwrap: (value) => recordsOf(value).map((record) => ({ value: readInner(toJson(ownValue(record, 'body'), 0)) })),
};

function recordsOf(value: unknown): readonly unknown[] {
  return listAt(value, 'resourceLogs')
    .flatMap((resource) => [...listAt(resource, 'scopeLogs'), ...listAt(resource, 'instrumentationLibraryLogs')])
    .flatMap((scope) => listAt(scope, 'logRecords'));
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = ownValue(value, key);
  return Array.isArray(list) ? list : [];
}

/** Deepest nesting of maps that is read; what is deeper is left in OTLP's form. */
const MAX_DEPTH = 64;

/** An AnyValue of opentelemetry/proto/common/v1 as plain JSON. 64-bit integers are text in this form. */
function toJson(any: unknown, depth: number): unknown {
  if (!isObject(any) || depth > MAX_DEPTH) return any;
  const [kind = '', value] = Object.entries(any)[0] ?? [];
  switch (kind) {
    case 'kvlistValue':
      return toObject(listAt(value, 'values'), depth);
    case 'arrayValue':
      return listAt(value, 'values').map((item) => toJson(item, depth + 1));
    case 'intValue':
      return numberAt(any, kind);
    case 'stringValue':
    case 'boolValue':
    case 'doubleValue':
      return value;
    default:
      return any;
  }
}

function toObject(pairs: readonly unknown[], depth: number): JsonObject {
  return Object.fromEntries(pairs.map((pair) => [textAt(pair, 'key'), toJson(ownValue(pair, 'value'), depth + 1)]));
}
