import type { NonResourceOperation, Operation } from '../model.ts';
import type { SampleValues } from './sample-event.ts';

interface Actor {
  readonly username: string;
  readonly groups: readonly string[];
  readonly userAgent: string;
  readonly sourceIps: readonly string[];
  readonly reason: string;
}

const KUBECTL = 'kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0';
const PERSON = {
  username: 'jane@example.com',
  groups: ['developers', 'system:authenticated'],
  userAgent: KUBECTL,
  sourceIps: ['198.51.100.24'],
};

/** Somebody who would really send such a request: a person, the controller or kubelet that reports status, or anybody for public paths. */
export function sampleActor(operation: Operation): SampleValues {
  if (operation.subresource === 'status' && operation.shape !== 'read') return toValues(statusReporter(operation));
  const reason = operation.namespaced
    ? 'RBAC: allowed by RoleBinding "developers/payments" of ClusterRole "edit" to Group "developers"'
    : 'RBAC: allowed by ClusterRoleBinding "platform" of ClusterRole "platform-admin" to Group "developers"';
  return toValues({ ...PERSON, reason });
}

/** The same for requests without objectRef, by the default roles system:public-info-viewer, system:discovery and system:monitoring. */
export function nonResourceActor({ family }: NonResourceOperation): SampleValues {
  if (['healthz', 'livez', 'readyz', 'version'].includes(family.slug)) {
    const reason = allowedBy('system:public-info-viewer', 'system:unauthenticated');
    const anonymous = {
      username: 'system:anonymous',
      groups: ['system:unauthenticated'],
      userAgent: 'kube-probe/1.36',
      sourceIps: ['10.0.3.12'],
    };
    return toValues({ ...anonymous, reason });
  }
  if (/^(api|openapi)/.test(family.slug))
    return toValues({ ...PERSON, reason: allowedBy('system:discovery', 'system:authenticated') });
  const reason = 'RBAC: allowed by ClusterRoleBinding "platform" of ClusterRole "platform-admin" to Group "developers"';
  return toValues({ ...PERSON, reason });
}

function statusReporter({ resource }: Operation): Actor {
  if (resource === 'pods' || resource === 'nodes') {
    const reason = '';
    return {
      username: 'system:node:worker-1',
      groups: ['system:nodes', 'system:authenticated'],
      userAgent: 'kubelet/v1.36.3 (linux/amd64) kubernetes/7b29fb0',
      sourceIps: ['10.0.3.12'],
      reason,
    };
  }
  const reason =
    'RBAC: allowed by ClusterRoleBinding "system:kube-controller-manager" of ClusterRole "system:kube-controller-manager" to User "system:kube-controller-manager"';
  const userAgent = 'kube-controller-manager/v1.36.3 (linux/amd64) kubernetes/7b29fb0/controller';
  return {
    username: 'system:kube-controller-manager',
    groups: ['system:authenticated'],
    userAgent,
    sourceIps: ['10.0.3.2'],
    reason,
  };
}

function allowedBy(role: string, group: string): string {
  return `RBAC: allowed by ClusterRoleBinding "${role}" of ClusterRole "${role}" to Group "${group}"`;
}

function toValues({ username, groups, userAgent, sourceIps, reason }: Actor): SampleValues {
  return {
    'user.username': username,
    'user.groups[]': [...groups],
    userAgent,
    'sourceIPs[]': [...sourceIps],
    'annotations["authorization.k8s.io/decision"]': 'allow',
    'annotations["authorization.k8s.io/reason"]': reason,
  };
}
