import { operationSamples } from '../catalog/derive/samples.ts';
import { toSurfaceData } from '../catalog/derive/surface-data.ts';
import type { Catalog } from '../catalog/model.ts';
import type { ClassifierData, Example } from './classifier-data.ts';

/** Data for the classifier: the surface, the fields that have pages, and events to try. */
export function toClassifierData(catalog: Catalog, base: string): ClassifierData {
  return {
    surface: toSurfaceData(catalog),
    base,
    fields: catalog.fields.map(({ path, slug, body }) => ({ path, slug, ...(body?.podSpec ? { podSpec: true } : {}) })),
    examples: toExamples(catalog),
  };
}

type Change = (event: Record<string, unknown>) => Record<string, unknown>;

const same: Change = (event) => event;

function toExamples(catalog: Catalog): Example[] {
  const exec = sampleOf(catalog, 'get-pods-exec');
  const secrets = sampleOf(catalog, 'list-secrets');
  return [
    { title: 'An exec session', text: text(same, exec) },
    { title: 'Secrets listed, refused', text: text(refuse, secrets) },
    { title: 'A role binding created', text: text(same, sampleOf(catalog, 'create-clusterrolebindings')) },
    { title: 'A failed login', text: text(failLogin, secrets) },
    { title: 'A custom resource', text: text(toCustom, sampleOf(catalog, 'update-leases')) },
    { title: 'A record of AKS', text: text(wrapForAks, exec) },
    { title: 'A log entry of GKE', text: text(() => GKE_ENTRY, exec) },
    {
      title: 'Several lines',
      text: ['list-secrets', 'create-pods', 'get-pods-exec', 'delete-events']
        .map((id) => JSON.stringify(sampleOf(catalog, id)))
        .join('\n'),
    },
  ];
}

function sampleOf(catalog: Catalog, id: string): Record<string, unknown> {
  const operation = catalog.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`Cannot make an example of "${id}": no such operation`);
  return operationSamples(operation, catalog.fields)[0]?.event as unknown as Record<string, unknown>;
}

function text(change: Change, event: Record<string, unknown>): string {
  return JSON.stringify(change(event), null, 2);
}

const refuse: Change = (event) => ({
  ...event,
  user: {
    username: 'system:serviceaccount:payments:api',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:payments', 'system:authenticated'],
  },
  responseStatus: {
    metadata: {},
    status: 'Failure',
    message:
      'secrets is forbidden: User "system:serviceaccount:payments:api" cannot list resource "secrets" in API group "" in the namespace "payments"',
    reason: 'Forbidden',
    details: { kind: 'secrets' },
    code: 403,
  },
  annotations: { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' },
});

const failLogin: Change = ({ annotations, ...event }) => ({
  ...event,
  stage: 'ResponseStarted',
  user: {},
  responseStatus: { metadata: {}, status: 'Failure', message: 'Unauthorized', reason: 'Unauthorized', code: 401 },
});

const toCustom: Change = (event) => ({
  ...event,
  requestURI: '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/shop',
  objectRef: { resource: 'applications', namespace: 'argocd', name: 'shop', apiGroup: 'argoproj.io', apiVersion: 'v1alpha1' },
});

const wrapForAks: Change = (event) => ({
  category: 'kube-audit',
  operationName: 'Microsoft.ContainerService/managedClusters/diagnosticLogs/Read',
  properties: { log: JSON.stringify(event), stream: 'stdout', pod: 'kube-apiserver-0' },
});

const GKE_ENTRY = {
  insertId: '0083c24e-393d-4b5b-ae5a-7c386851ad82',
  labels: { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' },
  logName: 'projects/shop/logs/cloudaudit.googleapis.com%2Fdata_access',
  protoPayload: {
    '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
    authenticationInfo: { principalEmail: 'system:serviceaccount:payments:api' },
    methodName: 'io.k8s.core.v1.secrets.list',
    requestMetadata: { callerIp: '203.0.113.9', callerSuppliedUserAgent: 'kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0' },
    resourceName: 'core/v1/namespaces/payments/secrets',
    serviceName: 'k8s.io',
    status: { code: 7, message: 'PERMISSION_DENIED' },
  },
  resource: { type: 'k8s_cluster', labels: { cluster_name: 'shop', location: 'europe-west1' } },
  timestamp: '2026-11-23T07:20:22.326314Z',
};
