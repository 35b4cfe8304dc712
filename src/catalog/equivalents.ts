/** Operations that lead to the same, so that a rule that looks for one of them and not for the others has a gap. */
export interface EquivalenceSet {
  readonly id: string;
  /** Why they lead to the same, in whole sentences. */
  readonly reason: string;
  readonly reference: { readonly title: string; readonly url: string };
  /** `<verb> <resource>[/<subresource>]` with the names of the resource pages; a `*` is the same word in each member. */
  readonly members: readonly string[];
  /** The members from which the others follow, where that is not so the other way round. All of them where left out. */
  readonly from?: readonly string[] | undefined;
  /** The members are one and the same act, told apart by the client's transport alone: who looks for it looks for all of them. */
  readonly isOneAct?: true;
}

const STREAM_REASON =
  'A session is opened by POST (create) from SPDY clients and by GET (get) from WebSocket clients, which kubectl is since 1.31.';
const STREAM_SOURCE = {
  title: 'kubernetes/kubernetes: the handlers of exec, attach and portforward',
  url: 'https://github.com/kubernetes/kubernetes/blob/db8b216c556cbd896ffb49a0a7bf13443230d18c/pkg/registry/core/pod/rest/subresources.go',
} as const;
const STREAM = { reason: STREAM_REASON, reference: STREAM_SOURCE, isOneAct: true } as const;
const PROXY_REASON = 'The method of the request is passed on to what lies behind the proxy, so each verb reaches it.';
const RBAC_SOURCE = {
  title: 'Kubernetes documentation: RBAC good practices',
  url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
} as const;

/** Every set, in the order in which a rule page shows what it misses. */
export const EQUIVALENCE_SETS: readonly EquivalenceSet[] = [
  { id: 'exec', ...STREAM, members: verbsOn('pods/exec', 'get', 'create') },
  { id: 'attach', ...STREAM, members: verbsOn('pods/attach', 'get', 'create') },
  { id: 'portforward', ...STREAM, members: verbsOn('pods/portforward', 'get', 'create') },
  ...['nodes', 'pods', 'services'].map((resource) => ({
    id: `proxy-${resource}`,
    ...{ reason: PROXY_REASON, reference: RBAC_SOURCE },
    members: verbsOn(`${resource}/proxy`, 'get', 'create', 'update', 'patch', 'delete'),
  })),
  ...['secrets', 'configmaps'].map((resource) => ({
    id: `read-${resource}`,
    reason: 'A list and the events of a watch hold the whole objects, values included, as a get does.',
    reference: RBAC_SOURCE,
    members: verbsOn(resource, 'get', 'list', 'watch'),
  })),
  {
    id: 'write',
    reason:
      'What a create can carry, an update or a patch can bring to an object that exists, as far as its fields can change; a server-side apply also makes the object and is recorded as patch.',
    reference: {
      title: 'Kubernetes documentation: Server-Side Apply',
      url: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
    },
    members: verbsOn('*', 'create', 'update', 'patch'),
  },
  {
    id: 'pod-templates',
    reason:
      'A workload makes pods from its template. The create of the pod is then recorded for a controller, and only the create of the workload for whoever asked for it.',
    reference: {
      title: 'Kubernetes documentation: Deployments',
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
    },
    from: ['create pods'],
    members: [
      'create pods',
      ...['deployments', 'daemonsets', 'statefulsets', 'replicasets', 'jobs', 'cronjobs', 'replicationcontrollers'].map(
        (resource) => `create ${resource}`,
      ),
    ],
  },
  {
    id: 'delete',
    reason: 'A deletecollection removes every object that its selector fits, in one record without a name.',
    reference: {
      title: 'Kubernetes documentation: API concepts',
      url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    members: verbsOn('*', 'delete', 'deletecollection'),
  },
  {
    id: 'eviction',
    reason: 'An eviction deletes the pod, and is recorded as create of its subresource.',
    reference: {
      title: 'Kubernetes documentation: API-initiated eviction',
      url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/',
    },
    members: ['delete pods', 'create pods/eviction'],
  },
  {
    id: 'events',
    reason: 'Both API groups serve the same stored Events.',
    reference: {
      title: 'Threat Matrix for Kubernetes: Delete Kubernetes events',
      url: 'https://github.com/microsoft/Threat-Matrix-for-Kubernetes/blob/20f49e7eaed583c6268c96263b123e81eab5357c/docs/techniques/Delete%20K8S%20events.md',
    },
    members: ['* events', '* events.events.k8s.io'],
  },
  {
    id: 'token-secrets',
    reason: 'A Secret of type kubernetes.io/service-account-token is filled with a token of the service account that it names.',
    reference: {
      title: 'Kubernetes documentation: Managing service accounts',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    },
    from: ['create serviceaccounts/token'],
    members: ['create serviceaccounts/token', 'create secrets'],
  },
];

function verbsOn(target: string, ...verbs: readonly string[]): string[] {
  return verbs.map((verb) => `${verb} ${target}`);
}
