import { sourceOf } from '../describe/target.ts';
import { queryValue, queryValues } from '../request-uri.ts';
import type { Evidence } from './evidence.ts';

export interface Guess {
  readonly text: string;
  readonly fields: readonly string[];
}

/** The kubectl command that makes such a request; undefined where it takes another client to ask so, or several commands do. */
export function guessCommand(evidence: Evidence, isKubectl: boolean): Guess | undefined {
  const manager = queryValue(evidence.uri, 'fieldManager') ?? '';
  const managed = commandOfManager(manager);
  if (managed) return { text: managed, fields: ['requestURI'] };
  const text = isKubectl ? commandOfRequest(evidence) : undefined;
  return text ? { text, fields: ['userAgent', 'verb', sourceOf(evidence.event, 'resource')] } : undefined;
}

/** The managers that kubectl's commands give themselves: k8s.io/kubectl pkg/cmd, --field-manager of each. */
function commandOfManager(manager: string): string | undefined {
  if (manager === 'kubectl') return 'kubectl apply --server-side';
  if (manager === 'kubectl-client-side-apply') return 'kubectl apply';
  if (manager === 'kubectl-last-applied') return 'kubectl apply --server-side, moving the fields of an earlier apply';
  const name = /^kubectl-(create|edit|patch|label|annotate|set|run|expose|replace|rollout|taint|autoscale)$/.exec(manager)?.[1];
  return name && `kubectl ${name}`;
}

const BY_REQUEST: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ 'pods/exec': 'kubectl exec', 'pods/attach': 'kubectl attach', 'pods/portforward': 'kubectl port-forward' },
  ...{
    'get pods/log': 'kubectl logs',
    'create pods/eviction': 'kubectl drain',
    'patch pods/ephemeralcontainers': 'kubectl debug',
  },
  ...{ 'create serviceaccounts/token': 'kubectl create token', 'create selfsubjectaccessreviews': 'kubectl auth can-i' },
  ...{ 'create selfsubjectrulesreviews': 'kubectl auth can-i --list', 'create selfsubjectreviews': 'kubectl auth whoami' },
  'update certificatesigningrequests/approval': 'kubectl certificate approve or deny',
});

function commandOfRequest(evidence: Evidence): string | undefined {
  const { request, verb } = evidence;
  if (!request) return undefined;
  const { resource, subresource, apiGroup } = request;
  if (resource === 'pods' && subresource === 'exec' && queryValues(evidence.uri, 'command')[0] === 'tar') return 'kubectl cp';
  if (apiGroup === 'metrics.k8s.io' && verb === 'list') return `kubectl top ${resource === 'nodes' ? 'node' : 'pod'}`;
  if (subresource === 'scale' && verb === 'patch') return 'kubectl scale';
  const path = subresource === '' ? resource : `${resource}/${subresource}`;
  const known = BY_REQUEST[path] ?? BY_REQUEST[`${verb} ${path}`];
  if (known || subresource !== '') return known;
  if (verb === 'list') return 'kubectl get, or another command that lists';
  if (verb === 'watch') return 'kubectl get --watch, or another command that waits';
  return verb === 'delete' || verb === 'deletecollection' ? 'kubectl delete' : undefined;
}
