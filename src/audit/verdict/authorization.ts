import { isObject, shorten, textAt, textsAt, valueAt } from '../json.ts';
import { type Evidence, isLost } from './evidence.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

const DECISION = 'annotations["authorization.k8s.io/decision"]';
const REASON = 'annotations["authorization.k8s.io/reason"]';

/** What authorization said, and by which grant. */
export function judgeAuthorization(evidence: Evidence): readonly Statement[] {
  const { event } = evidence;
  const decision = textAt(event, 'annotations', 'authorization.k8s.io/decision');
  const reason = textAt(event, 'annotations', 'authorization.k8s.io/reason');
  if (decision === 'allow') return judgeAllow(evidence, reason);
  if (decision === 'forbid')
    return [
      stated(reason === '' ? 'Authorization refused it' : `Authorization refused it: ${shorten(reason, 300)}`, DECISION, REASON),
    ];
  if (decision !== '') return [unknown(`The decision "${shorten(decision, 40)}" is none that Kubernetes writes`, DECISION)];
  if (isLost(evidence, DECISION)) return [unknown('The wrapper leaves out what authorization decided', DECISION)];
  return reason === '' ? [] : [stated(`Authorization failed: ${shorten(reason, 300)}`, REASON)];
}

function judgeAllow(evidence: Evidence, reason: string): readonly Statement[] {
  const grant = decodeReason(reason.slice(0, 2000));
  if (grant !== undefined) return [stated(`Allowed by ${grant}`, DECISION, REASON)];
  if (reason !== '') return [stated(`Allowed, with the reason: ${shorten(reason, 300)}`, DECISION, REASON)];
  if (!evidence.has(REASON) && isReasonUnknown(evidence)) return [stated('Authorization allowed it', DECISION)];
  return [inferred(`Allowed without RBAC, which always gives a reason: ${guessAuthorizer(evidence)}`, DECISION, REASON)];
}

/** Group system:masters is allowed everything before RBAC is asked, nodes what their pods need (kubernetes pkg/kubeapiserver/authorizer). */
function guessAuthorizer({ event }: Evidence): string {
  const user = isObject(valueAt(event, 'impersonatedUser')) ? 'impersonatedUser' : 'user';
  if (textsAt(event, user, 'groups').includes('system:masters')) return 'as group system:masters always is';
  return textAt(event, user, 'username').startsWith('system:node:')
    ? 'by the node authorizer'
    : 'by another authorizer, such as a webhook';
}

/** A reason that is not there at all, not even empty, has been lost on the way: the API server always writes one. */
function isReasonUnknown({ event }: Evidence): boolean {
  const annotations = event['annotations'];
  return !(typeof annotations === 'object' && annotations !== null && Object.hasOwn(annotations, 'authorization.k8s.io/reason'));
}

const QUOTED = '"((?:[^"\\\\]|\\\\.){0,600})"';
const ALLOWED = new RegExp(
  `^RBAC: allowed by (ClusterRoleBinding|RoleBinding) ${QUOTED} of (ClusterRole|Role) ${QUOTED} to (User|Group|ServiceAccount) ${QUOTED}$`,
);

/**
 * RBAC's reason in words; undefined for another reason. Bindings and service accounts stand as name/namespace there
 * (kubernetes pkg/registry/rbac/validation/rule.go, clusterRoleBindingDescriber and describeSubject).
 */
export function decodeReason(reason: string): string | undefined {
  const [, bindingKind, binding = '', roleKind, role = '', subjectKind = '', subject = ''] = ALLOWED.exec(reason) ?? [];
  if (bindingKind === undefined) return undefined;
  const place = bindingKind === 'RoleBinding' ? splitName(binding) : binding;
  const to = subjectKind === 'ServiceAccount' ? splitName(subject) : subject;
  return `${bindingKind} ${place}, which gives ${roleKind} ${role} to ${SUBJECTS[subjectKind] ?? subjectKind} ${to}`;
}

const SUBJECTS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ User: 'user', Group: 'group', ServiceAccount: 'service account' },
});

function splitName(text: string): string {
  const slash = text.lastIndexOf('/');
  return slash < 0 ? text : `${text.slice(0, slash)} of namespace ${text.slice(slash + 1)}`;
}
