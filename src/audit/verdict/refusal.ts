import { shorten, textAt } from '../json.ts';
import { type Evidence, formOf, isLost } from './evidence.ts';
import { isRefusedImpersonation } from './impersonation.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

const MESSAGE = 'responseStatus.message';
const DECISION = 'annotations["authorization.k8s.io/decision"]';

/** Which step refused a request, and with which words. */
export function judgeRefusal(evidence: Evidence): readonly Statement[] {
  const message = textAt(evidence.event, 'responseStatus', 'message');
  const step = findStep(evidence, message.slice(0, 4000));
  const said = message === '' || evidence.code === 401 ? [] : [stated(`The answer says: ${shorten(message, 400)}`, MESSAGE)];
  return [...(step ? [step] : []), ...said];
}

/** Messages of the steps after authorization, each as the API server writes it; $1 and $2 are taken from the message. */
const STEPS: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/admission webhook "([^"]{1,253})" denied the request/, 'Admission webhook $1 refused it'],
  [
    /ValidatingAdmissionPolicy '([^']{1,253})' with binding '([^']{1,253})' denied request/,
    'Admission policy $1, binding $2, refused it',
  ],
  [/violates PodSecurity "([^"]{1,100})"/, 'Pod Security admission refused it: the namespace enforces $1'],
  [/exceeded quota: ([^,\s]{1,253})/, 'Quota $1 does not allow it'],
  [/because it is being terminated/, 'Refused because the namespace is being deleted'],
  [
    /attempting to grant RBAC permissions not currently held/,
    'Refused by the check against escalation: the role gives more than the sender holds',
  ],
  [/unable to validate against any (?:pod security policy|security context constraint)/, 'Refused by admission of pods'],
  [/failed calling webhook "([^"]{1,253})"/, 'Admission webhook $1 could not be asked'],
];

function findStep(evidence: Evidence, message: string): Statement | undefined {
  for (const [pattern, text] of STEPS) {
    const [found, first = '', second = ''] = pattern.exec(message) ?? [];
    if (found !== undefined)
      return inferred(
        text.replace('$1', () => first).replace('$2', () => second),
        MESSAGE,
      );
  }
  return evidence.code === 403 ? judgeForbidden(evidence, message) : undefined;
}

function judgeForbidden(evidence: Evidence, message: string): Statement | undefined {
  const decision = textAt(evidence.event, 'annotations', 'authorization.k8s.io/decision');
  if (decision === 'forbid' || isRefusedImpersonation(evidence)) return undefined;
  if (decision === '' && evidence.has('annotations') && !isLost(evidence, DECISION))
    return inferred(
      'Refused without a decision of authorization: before it was asked, or by another server behind this one',
      DECISION,
    );
  if (decision === '') return unknown('Which step refused it is not in the record', DECISION);
  if (formOf(evidence) === 'proxied')
    return inferred('Authorization allowed it; a later step or the server behind the proxy refused', DECISION);
  if (formOf(evidence) === 'stream' && evidence.verb === 'get' && isCreateCheck(message))
    return inferred(
      'Authorization allowed get; since Kubernetes 1.35 a WebSocket also needs create, and that check or admission refused',
      DECISION,
      MESSAGE,
    );
  return inferred('Authorization allowed it; a later step refused, such as admission', DECISION);
}

/** The check writes an empty reason: `pods "web" is forbidden: `. */
function isCreateCheck(message: string): boolean {
  return message === '' || /is forbidden:\s*(?:User .* cannot create resource .*)?$/.test(message);
}
