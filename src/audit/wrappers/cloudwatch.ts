import { isObject, ownValue, textAt } from '../json.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** What CloudWatch Logs sends to a subscription, unpacked: {messageType, logGroup, logStream, logEvents: [{id, timestamp, message}]}. */
export const cloudWatchSubscription: Wrapper = {
  name: 'cloudwatch-subscription',
  detect: (value) => Array.isArray(ownValue(value, 'logEvents')),
  unwrap: (value) => listAt(value, 'logEvents').map(messageOf),
};

/** Output of `aws logs filter-log-events` and `get-log-events`: {events: [{timestamp, message, ingestionTime}]}. */
export const cloudWatchLogEvents: Wrapper = {
  name: 'cloudwatch-filter-log-events',
  detect: (value) =>
    listAt(value, 'events').some((entry) => textAt(entry, 'message') !== '' || isObject(ownValue(entry, 'message'))),
  unwrap: (value) => listAt(value, 'events').map(messageOf),
};

/** Output of `aws logs get-query-results` (Logs Insights): {results: [[{field: "@message", value: "..."}]]}. */
export const cloudWatchInsights: Wrapper = {
  name: 'eks-cloudwatch-insights',
  detect: (value) =>
    listAt(value, 'results').some((row) => Array.isArray(row) && row.some((cell) => textAt(cell, 'field') !== '')),
  unwrap: (value) => listAt(value, 'results').map((row) => ({ value: readInner(cellOf(row, '@message')) })),
};

/** A row as the console of Logs Insights exports it: {"@timestamp": "...", "@message": {...}}. */
export const cloudWatchInsightsRow: Wrapper = {
  name: 'eks-cloudwatch-insights',
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

/** A row without the field is handed on as an object of what it has, so that its keys can be named. */
function cellOf(row: unknown, field: string): unknown {
  const cells: readonly unknown[] = Array.isArray(row) ? row : [];
  const found = cells.find((cell) => textAt(cell, 'field') === field);
  return found === undefined
    ? Object.fromEntries(cells.map((cell) => [textAt(cell, 'field'), ownValue(cell, 'value')]))
    : ownValue(found, 'value');
}
