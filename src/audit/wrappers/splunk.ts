import { isAuditEvent } from '../event.ts';
import { isObject, someKey, valueAt } from '../json.ts';
import { hasKeys, openText, textField } from './inner-text.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

const HEC_KEYS = ['time', 'host', 'source', 'sourcetype', 'index', 'fields'];

/** What is sent to the HTTP Event Collector: {event: <object or text>, time, host, source, sourcetype, index, fields}. */
export const splunkHec: Wrapper = {
  name: 'splunk-hec',
  keys: ['event'],
  detect: (value) =>
    isObject(value) && !someKey(value, (key) => key !== 'event' && !HEC_KEYS.includes(key)) && !!openEvent(value),
  unwrap: (value) => {
    const inside = openEvent(value);
    return inside ? [inside] : [];
  },
};

function openEvent(value: unknown): Wrapped | undefined {
  const event = valueAt(value, 'event');
  return isObject(event) || Array.isArray(event) ? { value: event } : openText(event);
}

/** A row of a search: the event's text is in _raw. */
export const splunkRow = textField('splunk-export', ['_raw'], (value) => hasKeys(value, '_raw') && !isAuditEvent(value));

/** A search exported as JSON: {preview, result: {_raw, ...}} on each line, or {results: [{_raw, ...}]} for all. */
export const splunkExport: Wrapper = {
  name: 'splunk-export',
  keys: ['result', 'results'],
  detect: (value) => rowsOf(value).length > 0,
  unwrap: (value) => rowsOf(value).map((row) => ({ value: row })),
};

function rowsOf(value: unknown): readonly unknown[] {
  if (!isObject(value) || !['preview', 'offset', 'lastrow', 'init_offset', 'fields'].some((key) => Object.hasOwn(value, key)))
    return [];
  const [result, results] = [valueAt(value, 'result'), valueAt(value, 'results')];
  if (isObject(result)) return [result];
  return Array.isArray(results) && results.every(isObject) ? results : [];
}
