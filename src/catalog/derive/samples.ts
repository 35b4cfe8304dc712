import type { Field, NonResourceOperation, Operation } from '../model.ts';
import type { JsonValue } from './json-value.ts';
import type { RecordField } from './record-field.ts';
import { nonResourceFields, recordFields } from './record-fields.ts';
import { pathTemplate } from './requests.ts';
import { nonResourceActor, sampleActor } from './sample-actor.ts';
import { type SampleValues, sampleBody, sampleEvent } from './sample-event.ts';
import { sampleStatus, statusBody, statusValues } from './sample-status.ts';
import { setPath } from './set-path.ts';

type JsonObject = { [key: string]: JsonValue };

const NAMESPACE = 'payments';

/** Queries that clients send, by subresource or shape. */
const QUERY: Readonly<Record<string, string>> = {
  exec: '?command=sh&command=-c&command=id&container=app&stdin=true&stdout=true&stderr=true&tty=true',
  attach: '?container=app&stdin=true&stdout=true&stderr=true&tty=true',
  portforward: '?ports=8080',
  log: '?container=app&tailLines=100',
  list: '?limit=500',
  watch: '?allowWatchBookmarks=true&watch=true',
  patch: '?fieldManager=kubectl-patch',
};

/** Sample records of an operation: at Metadata, and at RequestResponse where it has a body. */
export function operationSamples(
  operation: Operation,
  fields: readonly Field[],
  rows: readonly RecordField[] = recordFields(operation, fields),
): { level: 'Metadata' | 'RequestResponse'; event: JsonValue }[] {
  const values = sampleValues(operation);
  const metadata = { level: 'Metadata' as const, event: sampleEvent(rows, 'ResponseComplete', 'Metadata', values) };
  const bodies = sampleBodies(operation, rows, String(values['objectRef.name'] ?? ''));
  if (Object.keys(bodies).length === 0) return [metadata];
  const { requestReceivedTimestamp, stageTimestamp, annotations, ...head } = sampleEvent(
    rows,
    'ResponseComplete',
    'RequestResponse',
    values,
  ) as JsonObject;
  const tail = { requestReceivedTimestamp, stageTimestamp, annotations } as JsonObject;
  return [metadata, { level: 'RequestResponse', event: { ...head, ...bodies, ...tail } }];
}

/** Sample record of a request without objectRef. */
export function nonResourceSample(operation: NonResourceOperation, fields: readonly Field[]): JsonValue {
  const uri = operation.family.pattern.replace(/\/\*$/, '').replace('<version>', 'v1').replace('<group>', 'apps') || '/';
  return sampleEvent(nonResourceFields(operation, fields), 'ResponseComplete', 'Metadata', {
    requestURI: uri,
    verb: operation.verb,
    'responseStatus.code': 200,
    ...statusValues(undefined),
    ...nonResourceActor(operation),
  });
}

function sampleValues(operation: Operation): SampleValues {
  const { verb, resource, group, namespaced, shape, subresource } = operation;
  const name = sampleName(operation);
  const values: Record<string, JsonValue> = {
    ...sampleActor(operation),
    requestURI: sampleUri(operation, name),
    verb,
    'objectRef.resource': resource,
    'objectRef.apiGroup': group,
    'objectRef.apiVersion': operation.versions[0]?.version ?? 'v1',
    'objectRef.name': name === '' ? null : name,
    'objectRef.subresource': subresource ?? null,
    ...(shape === 'create' ? { 'objectRef.uid': null, 'objectRef.resourceVersion': null } : {}),
    'responseStatus.code': sampleCode(operation),
    ...statusValues(sampleStatus(operation, name)),
  };
  if (namespaced) values['objectRef.namespace'] = NAMESPACE;
  else if (resource === 'namespaces' && name !== '') values['objectRef.namespace'] = name;
  return values;
}

function sampleName({ objectKind, resource, shape }: Operation): string {
  if (['list', 'watch', 'deletecollection'].includes(shape)) return '';
  if (resource === 'namespaces') return NAMESPACE;
  if (resource === 'pods') return 'api-6c9f7d5b8-t4xzq';
  return /Review$/.test(objectKind) ? '' : 'example';
}

function sampleUri(operation: Operation, name: string): string {
  const { subresource = '', shape } = operation;
  const [template = ''] = pathTemplate(operation).split('?');
  const path = template.replace('{namespace}', NAMESPACE).replace('{name}', name).replace('{path}', '');
  return `${path}${QUERY[subresource] ?? QUERY[shape] ?? ''}`;
}

/** Upgraded connections answer 101, creates 201, the rest 200. */
function sampleCode({ shape, verb, subresource }: Operation): number {
  if (shape === 'connect') return subresource === 'proxy' ? 200 : 101;
  return verb === 'create' ? 201 : 200;
}

function sampleBodies(operation: Operation, rows: readonly RecordField[], name: string): JsonObject {
  const bodies: JsonObject = {};
  const hasRequest = rows.some((row) => row.path === 'requestObject');
  if (hasRequest) bodies['requestObject'] = requestBody(operation, rows, name);
  switch (operation.shape) {
    case 'read':
      bodies['responseObject'] = objectBody(operation, rows, 'responseObject', name);
      break;
    case 'list':
      bodies['responseObject'] = listBody(operation, rows);
      break;
    case 'create':
      bodies['responseObject'] = statusBody(operation, name) ?? requestBody(operation, rows, name);
      break;
    case 'update':
      bodies['responseObject'] = requestBody(operation, rows, name);
      break;
    case 'patch':
      bodies['responseObject'] = { ...head(operation, name), ...(bodies['requestObject'] as JsonObject) };
      break;
    case 'delete':
      bodies['responseObject'] = statusBody(operation, name) ?? head(operation, name);
      break;
    case 'deletecollection':
      bodies['responseObject'] = listBody(operation, rows);
      break;
    default:
      break;
  }
  return bodies;
}

function requestBody(operation: Operation, rows: readonly RecordField[], name: string): JsonValue {
  switch (operation.shape) {
    case 'patch':
      return patchBody(operation, rows);
    case 'delete':
    case 'deletecollection':
      return { kind: 'DeleteOptions', apiVersion: 'meta.k8s.io/__internal', propagationPolicy: 'Background' };
    case 'update':
      return withIdentity(objectBody(operation, rows, 'requestObject', name), rows);
    default:
      return objectBody(operation, rows, 'requestObject', name);
  }
}

/** objectRef.uid and objectRef.resourceVersion of an update are read from the body, so the body has them. */
function withIdentity(body: JsonValue, rows: readonly RecordField[]): JsonValue {
  const example = (path: string): JsonValue => (rows.find((row) => row.path === path)?.field.example ?? null) as JsonValue;
  const { metadata, ...rest } = body as JsonObject;
  const { kind, apiVersion, ...spec } = rest;
  const identity = { uid: example('objectRef.uid'), resourceVersion: example('objectRef.resourceVersion') };
  return { kind, apiVersion, metadata: { ...(metadata as JsonObject), ...identity }, ...spec } as JsonObject;
}

function patchBody(operation: Operation, rows: readonly RecordField[]): JsonValue {
  const holder: JsonObject = {};
  for (const { path, value } of sampleBody(operation, rows, 'requestObject')) setPath(holder, path, value);
  return holder['requestObject'] ?? { metadata: { labels: { team: 'payments' } } };
}

function objectBody(
  operation: Operation,
  rows: readonly RecordField[],
  root: 'requestObject' | 'responseObject',
  name: string,
): JsonValue {
  const holder: JsonObject = { [root]: head(operation, name) };
  for (const { path, value } of sampleBody(operation, rows, root)) setPath(holder, path, value);
  return holder[root] as JsonValue;
}

function listBody(operation: Operation, rows: readonly RecordField[]): JsonValue {
  const holder: JsonObject = {
    responseObject: {
      kind: `${operation.kind}List`,
      apiVersion: apiVersionOf(operation),
      metadata: { resourceVersion: '48211' },
    },
  };
  const [item] = [{ metadata: { name: 'example', ...(operation.namespaced ? { namespace: NAMESPACE } : {}) } }];
  (holder['responseObject'] as JsonObject)['items'] = [item as JsonObject];
  for (const { path, value } of sampleBody(operation, rows, 'responseObject')) setPath(holder, path, value);
  return holder['responseObject'] as JsonValue;
}

function head(operation: Operation, name: string): JsonObject {
  const { kind, namespaced } = operation;
  const metadata = name === '' ? {} : { name, ...(namespaced ? { namespace: NAMESPACE } : {}) };
  return { kind, apiVersion: apiVersionOf(operation), metadata };
}

function apiVersionOf({ group, versions, kind, subresource }: Operation): string {
  const foreign: Readonly<Record<string, string>> = {
    Scale: 'autoscaling/v1',
    TokenRequest: 'authentication.k8s.io/v1',
    Eviction: 'policy/v1',
  };
  const version = versions[0]?.version ?? 'v1';
  return (subresource ? foreign[kind] : undefined) ?? (group === '' ? version : `${group}/${version}`);
}
