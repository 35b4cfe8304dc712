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
