import type { SurfaceResource } from '../../src/audit/surface.ts';

/**
 * Writes an audit log as kube-apiserver does: its order of keys, one event a line, 2,680 bytes on average, 55 % at level Metadata, the rest with
 * bodies that carry managedFields. The same for each call, whatever the machine.
 */
export function* makeAuditLog(resources: readonly SurfaceResource[], bytes: number): Generator<string> {
  const random = createRandom(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const served = resources.filter(({ removed }) => !removed);
  for (let [written, number] = [0, 0]; written < bytes; number += 1) {
    const line = `${JSON.stringify(makeEvent(pick(random() < 0.5 ? served.slice(0, 12) : served), number, pick, random))}\n`;
    written += line.length;
    yield line;
  }
}

/** Numbers from 0 to 1 in an order that looks random (Park and Miller). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Pick = <T>(list: readonly T[]) => T;

function makeEvent(resource: SurfaceResource, number: number, pick: Pick, random: () => number): object {
  const verb = pick(resource.verbs['']?.length ? resource.verbs[''] : ['get']);
  const isMetadata = random() < 0.55;
  const [namespace, name] = [pick(NAMESPACES), `${resource.resource}-${number % 997}-7d9c6b8f4`];
  const isNamed = !['list', 'watch', 'create', 'deletecollection'].includes(verb);
  const time = `2026-11-23T${two(number / 3600 / 40)}:${two((number / 60 / 40) % 60)}:${two((number / 40) % 60)}.${String(number % 1e6).padStart(6, '0')}Z`;
  const version = resource.group === '' ? '/api/v1' : `/apis/${resource.group}/v1`;
  const path = `${version}${resource.namespaced ? `/namespaces/${namespace}` : ''}/${resource.resource}${isNamed ? `/${name}` : ''}`;
  const body = isMetadata ? undefined : makeObject(resource, namespace, name, number, random);
  const isWrite = verb === 'create' || verb === 'update' || verb === 'patch';
  const code = random() < 0.02 ? pick([403, 404, 409]) : verb === 'create' ? 201 : 200;
  return {
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: isMetadata ? 'Metadata' : 'RequestResponse' },
    ...{ auditID: makeUuid(random), stage: 'ResponseComplete' },
    requestURI: isNamed ? path : `${path}?allowWatchBookmarks=true&resourceVersion=${number}&timeout=7m12s&timeoutSeconds=432`,
    ...{
      verb,
      user: makeUser(
        ACCOUNTS[(resource.resource.length + number) % 2] ?? '',
        namespace,
        (verb.length + resource.kind.length) % 40,
      ),
    },
    sourceIPs: [`10.0.${number % 5}.${number % 40}`],
    userAgent: 'kube-controller-manager/v1.36.3 (linux/amd64) kubernetes/7b29fb0/system:serviceaccount:controller',
    objectRef: {
      ...{ resource: resource.resource, ...(resource.namespaced && { namespace }), ...(isNamed && { name }) },
      ...{ ...(resource.group !== '' && { apiGroup: resource.group }), apiVersion: 'v1' },
    },
    responseStatus:
      code < 400
        ? { metadata: {}, code }
        : { metadata: {}, status: 'Failure', message: `${resource.resource} "${name}" was refused`, code },
    ...(body && isWrite && { requestObject: body }),
    ...(body && { responseObject: body }),
    ...{ requestReceivedTimestamp: time, stageTimestamp: time },
    annotations: {
      'authorization.k8s.io/decision': code === 403 ? 'forbid' : 'allow',
      'authorization.k8s.io/reason': `RBAC: allowed by ClusterRoleBinding "system:controller:x" of ClusterRole "system:controller:x" to ServiceAccount "x/kube-system"`,
    },
  };
}

const NAMESPACES = ['default', 'kube-system', 'monitoring', 'payments', 'team-a', 'team-b', 'ingress-nginx'];
const ACCOUNTS = ['default', 'deployer', 'prometheus', 'generic-garbage-collector', 'argocd', 'ci-runner'];

function makeUser(account: string, namespace: string, pod: number): object {
  return {
    username: `system:serviceaccount:${namespace}:${account}`,
    uid: `9f3c6f0a-0000-4000-8000-0000000000${two(pod)}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    extra: {
      'authentication.kubernetes.io/credential-id': [`JTI=9f3c6f0a-1111-4000-8000-0000000000${two(pod)}`],
      'authentication.kubernetes.io/node-name': [`node-${pod % 9}`],
      'authentication.kubernetes.io/pod-name': [`${account}-7d9c6b8f4-${two(pod)}`],
    },
  };
}

function makeObject(
  { kind, group }: SurfaceResource,
  namespace: string,
  name: string,
  number: number,
  random: () => number,
): object {
  const labels = { app: name, 'pod-template-hash': '7d9c6b8f4', 'app.kubernetes.io/managed-by': 'Helm' };
  const containers = Array.from({ length: 1 + (number % 2) }, (_, index) => ({
    ...{
      name: `container-${index}`,
      image: `registry.example.com/team/${name}:1.4.${number % 50}`,
      args: ['--v=2', '--config=/etc/config.yaml'],
    },
    env: [{ name: 'MESSAGE', value: 'He said \\"hello\\"\nand left' }],
    resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
    volumeMounts: [{ name: 'kube-api-access', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }],
  }));
  return {
    ...{ kind, apiVersion: group === '' ? 'v1' : `${group}/v1` },
    metadata: {
      ...{ name, namespace, uid: makeUuid(random), resourceVersion: String(100_000 + number), labels },
      managedFields: ['kube-controller-manager', 'kubectl-client-side-apply'].slice(number % 2).map((manager) => ({
        ...{ manager, operation: 'Update', apiVersion: 'v1', time: '2026-11-23T07:20:09Z', fieldsType: 'FieldsV1' },
        fieldsV1: {
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {}, 'f:pod-template-hash': {} }, 'f:ownerReferences': { '.': {} } },
          'f:spec': {
            'f:containers': { 'k:{"name":"container-0"}': { '.': {}, 'f:image': {}, 'f:resources': {}, 'f:env': {} } },
          },
        },
      })),
    },
    spec: {
      containers,
      restartPolicy: 'Always',
      nodeName: `node-${number % 9}`,
      serviceAccountName: 'default',
      replicas: number % 7,
    },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-23T07:20:09Z' }] },
  };
}

function makeUuid(random: () => number): string {
  const part = (length: number): string =>
    Math.floor(random() * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(6)}${part(6)}`;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
