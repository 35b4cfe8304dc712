import { isObject, type JsonObject, ownValue, textAt, valueAt } from '../json.ts';
import { type GkeRequest, readGkeRequest } from './gke-method.ts';
import { readGkeStatus } from './gke-status.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** An entry of Cloud Logging that GKE wrote for a request to the Kubernetes API (Cloud Audit Logs, protoPayload of type AuditLog). */
export const gke: Wrapper = {
  name: 'gke',
  keys: ['protoPayload', 'protopayload_auditlog'],
  detect: isGkeEntry,
  unwrap: fromGkeEntry,
};

/** True for a log entry whose methodName is a request to the Kubernetes API; other services of Google Cloud use the same form. */
export function isGkeEntry(entry: unknown): boolean {
  const payload = payloadOf(entry);
  const [method, service] = [textAt(payload, 'methodName'), textAt(payload, 'serviceName')];
  const ofCluster = service === '' && textAt(entry, 'resource', 'type') === 'k8s_cluster';
  const ours = method.startsWith('io.k8s.') || service === 'k8s.io' || ofCluster;
  return ours && readGkeRequest(method, '') !== undefined;
}

/** The event that a log entry stands for, in the form of audit.k8s.io/v1; empty where its methodName cannot be read. */
export function fromGkeEntry(entry: unknown): readonly Wrapped[] {
  const payload = payloadOf(entry);
  const request = readGkeRequest(textAt(payload, 'methodName'), resourceNameOf(payload));
  if (!request) return [];
  const status = readGkeStatus(payload, request);
  const bodies = { requestObject: bodyAt(payload, 'request'), responseObject: bodyAt(payload, 'response') };
  const event = {
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: request.verb },
    ...{ auditID: optional(textAt(entry, 'insertId')), requestReceivedTimestamp: optional(textAt(entry, 'timestamp')) },
    ...(request.kind === 'resource' ? { objectRef: toReference(request) } : { requestURI: toPath(request.path) }),
    user: { username: optional(nameUser(payload)) },
    sourceIPs: toAddresses(payload),
    userAgent: optional(textAt(payload, 'requestMetadata', 'callerSuppliedUserAgent')),
    ...{ responseStatus: status.value, ...bodies, annotations: toAnnotations(entry) },
  };
  return [{ value: withoutGaps(event), lost: [...lostOf(request, event), ...(status.lost ?? [])], notes: status.notes }];
}

/** The AuditLog; an export to BigQuery calls it protopayload_auditlog. */
function payloadOf(entry: unknown): unknown {
  return readInner(ownValue(entry, 'protoPayload') ?? ownValue(entry, 'protopayload_auditlog'));
}

/** Where it is missing, the resource of the authorization check is the same. */
function resourceNameOf(payload: unknown): string {
  return textAt(payload, 'resourceName') || textAt(payload, 'authorizationInfo', '0', 'resource');
}

function toReference({
  resource,
  subresource,
  namespace,
  name,
  apiGroup,
  apiVersion,
}: Extract<GkeRequest, { kind: 'resource' }>) {
  const parts = { resource, namespace, name, apiGroup: apiGroup ?? '', apiVersion, subresource };
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
}

function toPath(path: string): string | undefined {
  return path === '' ? undefined : `/${path}`;
}

function nameUser(payload: unknown): string {
  const info = ownValue(payload, 'authenticationInfo');
  return textAt(info, 'principalEmail') || textAt(info, 'principalSubject');
}

/** The AuditLog has callerIp; records that were copied by hand often have callerIP. */
function toAddresses(payload: unknown): readonly string[] | undefined {
  const metadata = ownValue(payload, 'requestMetadata');
  const address = textAt(metadata, 'callerIp') || textAt(metadata, 'callerIP');
  return address === '' ? undefined : [address];
}

/** A body without the type that Cloud Logging adds to it; an export to BigQuery holds it as text. */
function bodyAt(payload: unknown, key: string): unknown {
  const body = ownValue(payload, key) ?? readInner(ownValue(payload, `${key}Json`));
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== '@type')) : undefined;
}

/** The annotations are the entry's labels; `granted` repeats the authorizer's decision. */
function toAnnotations(entry: unknown): JsonObject | undefined {
  const labels = ownValue(entry, 'labels');
  if (isObject(labels)) return labels;
  const granted = valueAt(payloadOf(entry), 'authorizationInfo', '0', 'granted');
  return typeof granted === 'boolean' ? { 'authorization.k8s.io/decision': granted ? 'allow' : 'forbid' } : undefined;
}

const LOST = [
  'level',
  'stage',
  'stageTimestamp',
  'user.uid',
  'user.groups',
  'user.extra',
  'impersonatedUser',
  'authenticationMetadata',
];

function lostOf(request: GkeRequest, event: JsonObject): readonly string[] {
  const ofRequest = request.kind === 'resource' ? ['requestURI', 'objectRef.uid', 'objectRef.resourceVersion'] : [];
  const optionalFields = [
    'auditID',
    'requestReceivedTimestamp',
    'userAgent',
    'sourceIPs',
    'requestObject',
    'responseObject',
    'annotations',
  ];
  const absent = [...optionalFields, ...(request.kind === 'resource' ? [] : ['requestURI'])].filter(
    (key) => event[key] === undefined,
  );
  const user = textAt(event, 'user', 'username') === '' ? ['user.username'] : [];
  return [...LOST, ...ofRequest, ...user, ...absent];
}

function optional(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function withoutGaps(event: JsonObject): JsonObject {
  const user = textAt(event, 'user', 'username') === '' ? {} : event.user;
  return Object.fromEntries(Object.entries({ ...event, user }).filter(([, value]) => value !== undefined));
}
