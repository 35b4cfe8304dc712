import type { Operation } from '../model.ts';

type Applies = (operation: Operation | undefined) => boolean;

const anywhere: Applies = () => true;
const admitted: Applies = (operation) => operation !== undefined && !['read', 'list', 'watch', 'log'].includes(operation.shape);
const writes: Applies = (operation) => operation !== undefined && ['create', 'update', 'patch'].includes(operation.shape);
const only =
  (test: (operation: Operation) => boolean): Applies =>
  (operation) =>
    operation !== undefined && test(operation);

/** Resources that hold a Pod or a template of one. */
const WORKLOADS = new Set([
  'pods',
  'replicationcontrollers',
  'podtemplates',
  'deployments',
  'daemonsets',
  'replicasets',
  'statefulsets',
  'jobs',
  'cronjobs',
]);

/** Subresources of a Pod that change its spec; Pod Security passes over the others (pod-security-admission admission/admission.go). */
const POD_SPEC_WRITES = new Set(['ephemeralcontainers', 'resize']);

/** What Pod Security admission evaluates: pods, their templates, namespaces. It came after the workloads had left the group extensions. */
function isUnderPodSecurity(operation: Operation): boolean {
  const { group, resource, subresource } = operation;
  if (!writes(operation) || group === 'extensions') return false;
  if (subresource) return resource === 'pods' && POD_SPEC_WRITES.has(subresource);
  return resource === 'namespaces' || WORKLOADS.has(resource);
}

/** Which requests can carry an annotation: admission runs on writes, deletes and connects only, some keys belong to one operation. First match counts. */
const SCOPES: readonly (readonly [pattern: RegExp, applies: Applies])[] = [
  [/pod-security\.kubernetes\.io/, only(isUnderPodSecurity)],
  [/podsecuritypolicy\.policy\.k8s\.io/, only((operation) => operation.resource === 'pods' && writes(operation))],
  [/imagepolicywebhook/, only((operation) => operation.resource === 'pods' && writes(operation))],
  [/issued-credential-id|token-request-uid-mismatch/, only((operation) => operation.id === 'create-serviceaccounts-token')],
  [/command\.gke\.io/, only((operation) => operation.resource === 'pods' && operation.subresource === 'exec')],
  [/unsafe-delete-ignore-read-error/, only((operation) => operation.shape === 'delete')],
  [/admission\.k8s\.io|webhook name|policy name|webhook-name|policy-name/, admitted],
  [/apiserver\.latency\.k8s\.io\/(mutating|validating)-webhook/, admitted],
  [/invalid-cert\.kubernetes\.io/, admitted],
  [
    /CSIInlineVolumeSecurity/,
    only((operation) => operation.shape === 'create' && !operation.subresource && WORKLOADS.has(operation.resource)),
  ],
  [/storage\.openshift\.io/, writes],
];

/** True where a request of this kind can carry the annotation; without an operation, for requests that have no objectRef. */
export function annotationApplies(path: string, operation: Operation | undefined): boolean {
  const applies = scopes.get(path) ?? findScope(path);
  scopes.set(path, applies);
  return applies(operation);
}

/** Every operation asks for every annotation. */
const scopes = new Map<string, Applies>();

function findScope(path: string): Applies {
  return SCOPES.find(([pattern]) => pattern.test(path))?.[1] ?? anywhere;
}
