import { isObject, type JsonObject, numberAt, textAt, textsAt, valueAt } from '../json.ts';
import { parseJson } from '../text-lines.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * A record of OCSF's class API Activity (6003) made from an audit event, after the mapping that Amazon Security Lake uses for EKS
 * (ocsf/examples, mappings/markdown/AWS, versions 1.1.0 and 1.5.0): api.operation = verb, http_request.url.path = requestURI,
 * resources[].type = resource and subresource.
 */
export const ocsf: Wrapper = {
  name: 'ocsf',
  keys: ['class_uid', 'class_name'],
  detect: (value) => isObject(value) && isApiActivity(value) && isOfKubernetes(value),
  unwrap: (value) => (isObject(value) ? [{ value: toEvent(value), lost: lostOf(value) }] : []),
};

function isApiActivity(record: JsonObject): boolean {
  const byClass = numberAt(record, 'class_uid') === 6003 || textAt(record, 'class_name') === 'API Activity';
  return byClass && /^[a-z]+$/.test(textAt(record, 'api', 'operation'));
}

/** The class is used for the API calls of every cloud: something must say Kubernetes. */
function isOfKubernetes(record: JsonObject): boolean {
  const names = [
    textAt(record, 'metadata', 'product', 'name'),
    textAt(record, 'metadata', 'product', 'version'),
    textAt(record, 'metadata', 'product', 'feature', 'name'),
    textAt(record, 'api', 'service', 'name'),
  ];
  return names.some((name) => /kube|k8s|\b[EA]KS\b|GKE/i.test(name)) || /^\/(?:api|apis)\//.test(pathOf(record));
}

function pathOf(record: JsonObject): string {
  const path = textAt(record, 'http_request', 'url', 'path');
  const query = textAt(record, 'http_request', 'url', 'query_string');
  return query === '' || path.includes('?') ? path : `${path}?${query}`;
}

function toEvent(record: JsonObject): JsonObject {
  const text = (...path: readonly string[]): string => textAt(record, ...path);
  const reference = toReference(record);
  const decision = { 'authorization.k8s.io/decision': unmapped(record, 'annotations.authorization.k8s.io/decision') };
  return withoutEmpty({
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: text('metadata', 'log_level') },
    ...{ auditID: text('api', 'request', 'uid'), stage: text('message') },
    ...{ requestURI: pathOf(record), verb: text('api', 'operation'), user: toUser(record) },
    ...{ sourceIPs: [text('src_endpoint', 'ip'), ...textsAt(record, 'src_endpoint', 'intermediate_ips')].filter(Boolean) },
    ...{ userAgent: text('http_request', 'user_agent'), objectRef: reference },
    responseStatus: withoutEmpty({
      ...{ code: numberAt(record, 'api', 'response', 'code') || '' },
      ...{ message: text('api', 'response', 'message'), reason: text('api', 'response', 'error') },
      status: text('api', 'response', 'error_message'),
    }),
    requestObject: toBody(valueAt(record, 'api', 'request', 'data')),
    responseObject: toBody(valueAt(record, 'api', 'response', 'data')),
    ...{ requestReceivedTimestamp: toTime(text('start_time_dt')), stageTimestamp: toTime(text('time_dt')) },
    annotations: withoutEmpty({ ...decision, 'authorization.k8s.io/reason': text('policy', 'name') }),
  });
}

/** Empty where the record names no resource. A type that joins resource and subresource without a sign is left to the path. */
function toReference(record: JsonObject): JsonObject {
  const resources = valueAt(record, 'resources');
  const first = Array.isArray(resources) ? resources[0] : undefined;
  const [resource = '', subresource = ''] = textAt(first, 'type').toLowerCase().split(/[/.]/);
  const segments = pathOf(record).split('?')[0]?.split('/') ?? [];
  if (resource === '' || (pathOf(record) !== '' && !segments.includes(resource))) return {};
  return withoutEmpty({
    ...{ resource, subresource, namespace: textAt(first, 'namespace'), name: textAt(first, 'name'), uid: textAt(first, 'uid') },
    ...{ apiGroup: textAt(record, 'api', 'group', 'name'), apiVersion: textAt(record, 'api', 'version') },
    resourceVersion: textAt(first, 'version'),
  });
}

function toUser(record: JsonObject): JsonObject {
  const groups = valueAt(record, 'actor', 'user', 'groups');
  const names = Array.isArray(groups) ? groups.map((group) => textAt(group, 'name')).filter(Boolean) : [];
  return withoutEmpty({
    username: textAt(record, 'actor', 'user', 'name'),
    uid: textAt(record, 'actor', 'user', 'uid'),
    groups: names,
  });
}

/** A body is a JSON text, in some records an object. */
function toBody(data: unknown): unknown {
  if (typeof data !== 'string') return isObject(data) ? data : '';
  return parseJson(data)?.value ?? '';
}

/** `2021-09-07 20:37:30.502000+00:00` as RFC 3339 has it. */
function toTime(text: string): string {
  return text.replace(/^(\S+) /, '$1T').replace(/\+00:00$|(?<=\d)$/, 'Z');
}

function unmapped(record: JsonObject, key: string): string {
  return textAt(record, 'unmapped', key);
}

function withoutEmpty(fields: JsonObject): JsonObject {
  const isEmpty = (value: unknown): boolean =>
    value === '' || (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/** What the mapping has no place for, and bodies where they were left out. */
function lostOf(record: JsonObject): string[] {
  const bodies = [
    ...(toBody(valueAt(record, 'api', 'request', 'data')) === '' ? ['requestObject'] : []),
    ...(toBody(valueAt(record, 'api', 'response', 'data')) === '' ? ['responseObject'] : []),
  ];
  return ['user.extra', 'impersonatedUser', 'authenticationMetadata', 'annotations', ...bodies];
}
