import { isObject, type JsonObject, ownValue, textAt } from '../json.ts';
import { hasEventColumns, openFlatRow } from './flat-row.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** What CloudWatch Logs sends to a subscription, unpacked: {messageType, logGroup, logStream, logEvents: [{id, timestamp, message}]}. */
export const cloudWatchSubscription: Wrapper = {
  name: 'cloudwatch-subscription',
  keys: ['logEvents'],
  detect: (value) => Array.isArray(ownValue(value, 'logEvents')),
  unwrap: (value) => listAt(value, 'logEvents').map(messageOf),
};

/** Output of `aws logs filter-log-events` and `get-log-events`: {events: [{timestamp, message, ingestionTime}]}. */
export const cloudWatchLogEvents: Wrapper = {
  name: 'cloudwatch-filter-log-events',
  keys: ['events'],
  detect: (value) =>
    listAt(value, 'events').some((entry) => textAt(entry, 'message') !== '' || isObject(ownValue(entry, 'message'))),
  unwrap: (value) => listAt(value, 'events').map(messageOf),
};

/** Output of `aws logs get-query-results` (Logs Insights): {results: [[{field: "@message", value: "..."}]]}. */
export const cloudWatchInsights: Wrapper = {
  name: 'eks-cloudwatch-insights',
  keys: ['results'],
  detect: (value) =>
    listAt(value, 'results').some((row) => Array.isArray(row) && row.some((cell) => textAt(cell, 'field') !== '')),
  unwrap: (value) => listAt(value, 'results').map(openRow),
};

/** A row as the console of Logs Insights exports it: {"@timestamp": "...", "@message": {...}}. */
export const cloudWatchInsightsRow: Wrapper = {
  name: 'eks-cloudwatch-insights',
  keys: ['@message'],
  detect: (value) => ownValue(value, '@message') !== undefined,
  unwrap: (value) => [{ value: readInner(ownValue(value, '@message')) }],
};

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = ownValue(value, key);
  return Array.isArray(list) ? list : [];
}

function messageOf(entry: unknown): Wrapped {
  return { value: readInner(ownValue(entry, 'message') ?? entry) };
}

/** The message of a row, or, where the query did not ask for it, the event of the fields for which it did. */
function openRow(row: unknown): Wrapped {
  const cells: readonly unknown[] = Array.isArray(row) ? row : [];
  const fields: JsonObject = Object.fromEntries(cells.map((cell) => [textAt(cell, 'field'), ownValue(cell, 'value')]));
  const message = ownValue(fields, '@message');
  if (message !== undefined) return { value: readInner(message) };
  return hasEventColumns(fields) ? openFlatRow(fields) : { value: fields };
}
