import { decodeUsername } from '../describe/actor.ts';
import { isObject, shorten, textAt, textsAt, valueAt } from '../json.ts';
import { type Evidence, isLost } from './evidence.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

const CONSTRAINT = 'authenticationMetadata.impersonationConstraint';

/** As whom the request was carried out, where that is another than the sender. */
export function judgeImpersonation(evidence: Evidence): readonly Statement[] {
  const { event } = evidence;
  if (isObject(valueAt(event, 'impersonatedUser'))) return describeOther(evidence);
  if (isRefusedImpersonation(evidence))
    return [
      inferred(
        'Another user was asked for and refused: such a record has no impersonatedUser, and the message tells what there is',
        ...['responseStatus.message', 'impersonatedUser'],
      ),
    ];
  if (!isLost(evidence, 'impersonatedUser')) return [];
  return [unknown('The wrapper has no impersonatedUser: the sender may have acted as somebody else', 'impersonatedUser')];
}

/** Refused before anything is decided: the record has neither impersonatedUser nor a decision (pkg/endpoints/filters/impersonation). */
export function isRefusedImpersonation({ event, code }: Evidence): boolean {
  if (code !== 403 || textAt(event, 'annotations', 'authorization.k8s.io/decision') !== '') return false;
  return /cannot impersonate/.test(textAt(event, 'responseStatus', 'message').slice(0, 2000));
}

function describeOther({ event }: Evidence): readonly Statement[] {
  const groups = textsAt(event, 'impersonatedUser', 'groups');
  const constraint = shorten(textAt(event, 'authenticationMetadata', 'impersonationConstraint'), 100);
  return [
    stated(decodeUsername(textAt(event, 'impersonatedUser', 'username')), 'impersonatedUser.username'),
    ...(groups.length > 0
      ? [stated(`With groups ${shorten(groups.slice(0, 50).join(', '), 300)}`, 'impersonatedUser.groups[]')]
      : []),
    inferred('Authorization was asked about this user; the sender only needed the right to impersonate', 'impersonatedUser'),
    ...(constraint === '' ? [] : [stated(`Allowed by the constrained right ${constraint}`, CONSTRAINT)]),
  ];
}
