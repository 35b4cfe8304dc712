import { isObject, type JsonObject, numberAt, textAt, valueAt } from '../json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/**
 * An event as Datadog keeps it: its fields under `attributes`, in answers of the logs API one layer deeper, or under `content`; the verb is
 * http.method, the path http.url_details.path, the status http.status_code. `kind`, `stage` and others may stand outside.
 */
export const datadog: Wrapper = {
  name: 'datadog',
  keys: ['attributes', 'content', 'http'],
  detect: (value) => isObject(value) && LAYERS.some((key) => Object.hasOwn(value, key)) && isMapped(fieldsOf(value)),
  unwrap: (value) => (isObject(value) ? [toEvent(fieldsOf(value))] : []),
};

/** One of these is in every event of Datadog. */
const LAYERS = ['attributes', 'content', 'http'];

/** Answer of the logs API: {data: [{id, type: "log", attributes}]}, or {logs: [{id, content}]} of its first version. */
export const datadogList: Wrapper = {
  name: 'datadog',
  keys: ['data', 'logs'],
  detect: (value) => logsOf(value).length > 0,
  unwrap: (value) => logsOf(value).map((log) => ({ value: log })),
};

function logsOf(value: unknown): readonly unknown[] {
  const [data, logs] = [valueAt(value, 'data'), valueAt(value, 'logs')];
  const list = Array.isArray(data) ? data : logs;
  return Array.isArray(list) && list.every((log) => isObject(valueAt(log, 'attributes')) || isObject(valueAt(log, 'content')))
    ? list
    : [];
}

/** The fields of all layers; the inner ones count. */
function fieldsOf(value: JsonObject): JsonObject {
  const outer = [valueAt(value, 'content'), valueAt(value, 'attributes')].find(isObject);
  const inner = valueAt(outer, 'attributes');
  return { ...value, ...outer, ...(isObject(inner) ? inner : {}) };
}

/** An HTTP request of any program has http.method too: the rest must be of an audit event. A log whose fields were not renamed keeps `verb`. */
function isMapped(fields: JsonObject): boolean {
  const has = (key: string): boolean => Object.hasOwn(fields, key);
  if (has('verb')) return (has('attributes') || has('content')) && SIGNS.some(has);
  return /^[a-z]+$/.test(textAt(fields, 'http', 'method')) && SIGNS.some(has) && (has('objectRef') || uriOf(fields) !== '');
}

const SIGNS = ['objectRef', 'auditID', 'requestReceivedTimestamp', 'stageTimestamp', 'requestURI'];

/** What Datadog adds to a log, or has made of an event's field. */
const ADDED = [
  'attributes',
  'content',
  'http',
  'id',
  'type',
  'message',
  'service',
  'host',
  'hostname',
  'tags',
  'timestamp',
  'status',
  'network',
  'usr',
  'date',
  'source',
  'ddsource',
  'ddtags',
];

function toEvent(fields: JsonObject): Wrapped {
  const kept = Object.entries(fields).filter(([key]) => !ADDED.includes(key));
  const uri = uriOf(fields);
  const agent = textAt(fields, 'http', 'useragent');
  const ip = textAt(fields, 'network', 'client', 'ip');
  const code = numberAt(fields, 'http', 'status_code');
  const username = textAt(fields, 'usr', 'id') || textAt(fields, 'usr', 'name');
  const event = {
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: textAt(fields, 'http', 'method') },
    ...(uri === '' ? {} : { requestURI: uri }),
    ...(agent === '' ? {} : { userAgent: agent }),
    ...(ip === '' ? {} : { sourceIPs: [ip] }),
    ...(code > 0 ? { responseStatus: { code } } : {}),
    ...(username === '' ? {} : { user: { username } }),
    ...Object.fromEntries(kept),
  };
  const status = valueAt(fields, 'responseStatus');
  const responseStatus = isObject(status) && code > 0 ? { responseStatus: { ...status, code } } : {};
  return { value: { ...event, ...responseStatus }, lost: lostOf(fields) };
}

/** The path with its query, from wherever it is kept. */
function uriOf(fields: JsonObject): string {
  const whole = textAt(fields, 'requestURI') || textAt(fields, 'http', 'url');
  if (whole.startsWith('/')) return whole;
  const path = textAt(fields, 'http', 'url_details', 'path');
  const query = valueAt(fields, 'http', 'url_details', 'queryString');
  if (path === '' || !isObject(query)) return path;
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    [value]
      .flat()
      .filter((one) => typeof one !== 'object')
      .map((one) => `${encode(key)}=${encode(String(one))}`),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Lone surrogates, which no URL can have, become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** What a log that was kept in part may have left out; of one with all that every event has, nothing. */
function lostOf(fields: JsonObject): string[] {
  const lacks = (key: string): boolean => !Object.hasOwn(fields, key) && !MAPPED[key]?.(fields);
  const onlyName = Object.hasOwn(fields, 'user') ? [] : ['user.uid', 'user.groups', 'user.extra'];
  return [...(IN_EVERY_EVENT.some(lacks) ? [...IN_EVERY_EVENT, ...IN_SOME].filter(lacks) : []), ...onlyName];
}

const IN_EVERY_EVENT = ['auditID', 'stage', 'level', 'user', 'sourceIPs'];

const IN_SOME = ['impersonatedUser', 'userAgent', 'responseStatus', 'requestObject', 'responseObject', 'annotations'];

const MAPPED: Readonly<Record<string, (fields: JsonObject) => boolean>> = {
  user: (fields) => isObject(valueAt(fields, 'usr')),
  sourceIPs: (fields) => textAt(fields, 'network', 'client', 'ip') !== '',
  userAgent: (fields) => textAt(fields, 'http', 'useragent') !== '',
  responseStatus: (fields) => valueAt(fields, 'http', 'status_code') !== undefined,
};
