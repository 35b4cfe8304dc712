import { nameSender } from '../describe/actor.ts';
import { statusCode } from '../describe/status-code.ts';
import type { AuditEvent } from '../event.ts';
import { textAt, textsAt } from '../json.ts';
import type { Evidence } from './evidence.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

/** Who sent the request: the authenticated user, and what the groups say of it. */
export function judgeSender({ event }: Evidence): readonly Statement[] {
  const groups = textsAt(event, 'user', 'groups');
  return [nameUser(event), ...judgeName(textAt(event, 'user', 'username'), groups), ...judgeGroups(groups)];
}

/** A failed authentication leaves the user empty: that says something. Without a name in another record nothing is known. */
function nameUser(event: AuditEvent): Statement {
  const { text, field = 'user' } = nameSender(event);
  const known = textAt(event, 'user', 'username') !== '';
  if (known || statusCode(event) === 401) return known ? stated(text, field) : inferred(text, field, 'responseStatus.code');
  return unknown(text, 'user.username');
}

/** Groups that Kubernetes' own authenticators always add beside a name of this form. */
const COMPANIONS: readonly (readonly [name: RegExp, group: string])[] = [
  [/^system:serviceaccount:[^:]+:[^:]+$/, 'system:serviceaccounts'],
  [/^system:node:./, 'system:nodes'],
];

/** A certificate or an identity provider may give a user any name, one of Kubernetes' own included. */
function judgeName(name: string, groups: readonly string[]): readonly Statement[] {
  const [, group] = COMPANIONS.find(([pattern]) => pattern.test(name.slice(0, 600))) ?? [];
  if (!group || groups.length === 0 || groups.includes(group)) return [];
  return [
    inferred(
      `Group ${group}, which goes with such a name, is missing: the name may come from a certificate or an identity provider`,
      ...['user.username', 'user.groups[]'],
    ),
  ];
}

function judgeGroups(groups: readonly string[]): readonly Statement[] {
  return NOTABLE.filter(([group]) => groups.includes(group)).map(([, text]) => stated(text, 'user.groups[]'));
}

const NOTABLE: readonly (readonly [group: string, text: string])[] = [
  ['system:masters', 'In group system:masters: allowed everything, whatever the roles say'],
  ['system:unauthenticated', 'In group system:unauthenticated: no credential was accepted'],
];
