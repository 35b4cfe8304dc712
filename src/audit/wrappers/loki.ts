import { isObject, textAt, valueAt } from '../json.ts';
import { openText, textField } from './inner-text.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** Body of a push to Loki, and message of its tail: {streams: [{stream: {label}, values: [[ns, line], ...]}]}; before: entries: [{ts, line}]. */
export const lokiPush: Wrapper = {
  name: 'loki-push',
  keys: ['streams'],
  detect: (value) => streamsOf(valueAt(value, 'streams')).length > 0,
  unwrap: (value) => streamsOf(valueAt(value, 'streams')).flatMap(linesOf),
};

/** Answer to a query for lines: {status, data: {resultType: "streams", result: [{stream, values}]}}. */
export const lokiQuery: Wrapper = {
  name: 'loki-query',
  keys: ['data'],
  detect: (value) => streamsOf(valueAt(value, 'data', 'result')).length > 0,
  unwrap: (value) => streamsOf(valueAt(value, 'data', 'result')).flatMap(linesOf),
};

/** A line as logcli and Grafana write it: {line, timestamp, labels}. */
export const lokiLine = textField(
  'loki-query',
  ['line'],
  (value) => isObject(value['labels']) || Object.hasOwn(value, 'timestamp'),
);

/** The streams of a list, if every entry is one. */
function streamsOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) && list.every(isStream) ? list : [];
}

function isStream(stream: unknown): boolean {
  const values = valueAt(stream, 'values');
  const labels = isObject(valueAt(stream, 'stream')) || textAt(stream, 'labels') !== '';
  return labels && (Array.isArray(values) ? values.every(Array.isArray) : Array.isArray(valueAt(stream, 'entries')));
}

function linesOf(stream: unknown): Wrapped[] {
  const values = valueAt(stream, 'values');
  const entries = valueAt(stream, 'entries');
  if (Array.isArray(values)) return values.map((value) => toLine(Array.isArray(value) ? value[1] : undefined));
  return Array.isArray(entries) ? entries.map((entry) => toLine(valueAt(entry, 'line'))) : [];
}

function toLine(line: unknown): Wrapped {
  return openText(line) ?? { value: line };
}
