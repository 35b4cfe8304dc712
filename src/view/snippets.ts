import { isOnCollection, pathTemplate } from '../catalog/derive/requests.ts';
import type { NonResourceOperation, Operation } from '../catalog/model.ts';
import type { Level } from '../schema/common.ts';

/** The least RBAC rule that allows an operation, as YAML. */
export function rbacRule({ group, resource, subresource, verb }: Operation): string {
  return `- apiGroups: ["${group}"]\n  resources: ["${subresource ? `${resource}/${subresource}` : resource}"]\n  verbs: ["${verb}"]`;
}

/** The audit policy rule that records an operation at a level, as YAML. Policy strings match exactly: "pods" does not cover "pods/exec". */
export function policyRule({ group, resource, subresource, verb }: Operation, level: Level): string {
  const target = subresource ? `${resource}/${subresource}` : resource;
  return `- level: ${level}\n  verbs: ["${verb}"]\n  resources:\n    - group: "${group}"\n      resources: ["${target}"]`;
}

/** Prefix or exact paths of a family, as RBAC and audit policy write them. */
function urlsOf({ pattern }: NonResourceOperation['family']): string[] {
  const literal = pattern.replace(/\/<.*$/, '/*');
  return literal.endsWith('/*') ? (pattern.includes('<') ? [literal] : [literal.slice(0, -2), literal]) : [literal];
}

export function nonResourceRbacRule({ family, verb }: NonResourceOperation): string {
  return `- nonResourceURLs: [${urlsOf(family)
    .map((url) => `"${url}"`)
    .join(', ')}]\n  verbs: ["${verb}"]`;
}

export function nonResourcePolicyRule({ family, verb }: NonResourceOperation): string {
  return `- level: Metadata\n  verbs: ["${verb}"]\n  nonResourceURLs: [${urlsOf(family)
    .map((url) => `"${url}"`)
    .join(', ')}]`;
}

/** Whose bodies hold credentials, so that a log of them would be a store of secrets. */
const CREDENTIALS = new Set(['secrets', 'serviceaccounts/token', 'tokenreviews', 'configmaps']);

/** Least audit level at which a record tells what a defender needs, and why. */
export function usefulLevel(operation: Operation): { level: Level; reason: string } {
  const { content, shape, resource, subresource } = operation;
  if (content?.usefulLevel) return content.usefulLevel;
  if (CREDENTIALS.has(subresource ? `${resource}/${subresource}` : resource)) {
    return {
      level: 'Metadata',
      reason: 'Bodies may hold credentials; who touched what, and the outcome, are there from Metadata up.',
    };
  }
  if (shape === 'create' || shape === 'update' || shape === 'patch') {
    return { level: 'Request', reason: 'What was written stands in requestObject, which Metadata leaves out.' };
  }
  if (shape === 'connect') return { level: 'Metadata', reason: 'There is no request body; the parameters are in requestURI.' };
  return { level: 'Metadata', reason: 'Who, what, from where and the outcome are there from Metadata up.' };
}

/** kubectl commands that cause an operation: what was authored, else the plain command for its verb. Empty where none does. */
export function kubectlCommands(operation: Operation): readonly string[] {
  if (operation.content?.kubectl) return operation.content.kubectl;
  return operation.subresource ? subresourceCommands(operation) : resourceCommands(operation);
}

function resourceCommands(operation: Operation): string[] {
  const { verb, namespaced, resourceName: name } = operation;
  const ns = namespaced ? ' -n NAMESPACE' : '';
  switch (verb) {
    case 'get':
      return [`kubectl get ${name} NAME${ns}`];
    case 'list':
      return [`kubectl get ${name}${namespaced ? ' -n NAMESPACE' : ''}`, ...(namespaced ? [`kubectl get ${name} -A`] : [])];
    case 'watch':
      return [`kubectl get ${name}${ns} --watch`];
    case 'create':
      return [`kubectl create -f FILE${ns}`];
    case 'update':
      return [`kubectl replace -f FILE${ns}`];
    case 'patch':
      return [`kubectl patch ${name} NAME${ns} -p PATCH`, `kubectl apply -f FILE${ns}`];
    case 'delete':
      return [`kubectl delete ${name} NAME${ns}`];
    case 'deletecollection':
      return [rawCommand(operation)].flatMap((command) => command ?? []);
  }
}

/** Subresources that kubectl addresses with --subresource (kubectl get, patch, edit and replace). */
const KUBECTL_SUBRESOURCES = new Set(['status', 'scale', 'resize']);

function subresourceCommands(operation: Operation): string[] {
  const { verb, resourceName: resource, subresource = '', namespaced } = operation;
  const ns = namespaced ? ' -n NAMESPACE' : '';
  if (subresource === 'scale' && verb === 'patch') return [`kubectl scale ${resource}/NAME${ns} --replicas=COUNT`];
  if (KUBECTL_SUBRESOURCES.has(subresource)) {
    if (verb === 'get') return [`kubectl get ${resource} NAME${ns} --subresource=${subresource}`];
    if (verb === 'patch') return [`kubectl patch ${resource} NAME${ns} --subresource=${subresource} --type=merge -p PATCH`];
    if (verb === 'update') return [`kubectl replace -f FILE${ns} --subresource=${subresource}`];
  }
  const raw = rawCommand(operation);
  return raw ? [raw] : [];
}

/** kubectl can send a request to any path with --raw, for four of the methods. */
function rawCommand(operation: Operation): string | undefined {
  const path = pathTemplate(operation).replace('{namespace}', 'NAMESPACE').replace('{name}', 'NAME').replace('{path}', 'PATH');
  switch (operation.verb) {
    case 'get':
      return `kubectl get --raw ${path}`;
    case 'create':
      return `kubectl create --raw ${path} -f FILE`;
    case 'update':
      return `kubectl replace --raw ${path} -f FILE`;
    case 'delete':
    case 'deletecollection':
      return `kubectl delete --raw ${path}`;
    default:
      return undefined;
  }
}

/** True where kubectl sends a read before the write itself, so that two operations are logged. */
export function readsFirst({ verb, subresource }: Operation): boolean {
  return !subresource && !isOnCollection({ verb, subresource }) && (verb === 'patch' || verb === 'update');
}
