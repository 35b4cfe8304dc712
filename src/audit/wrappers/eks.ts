import type { AuditEvent } from '../event.ts';
import { ownValue, textAt, textsAt } from '../json.ts';
import type { EventForm } from './wrapper.ts';

/**
 * The event of an EKS cluster: nothing is changed, but the user carries the marks of aws-iam-authenticator.
 */
export const eks: EventForm = {
  name: 'eks',
  detect: (event) => hasAuthenticatorMarks(event),
  restore: (event) => ({ value: event }),
};

function hasAuthenticatorMarks(event: AuditEvent): boolean {
  if (/^(?:aws-iam-authenticator|heptio-authenticator-aws):/.test(textAt(event, 'user', 'uid'))) return true;
  const extra = ownValue(ownValue(event, 'user'), 'extra');
  return ['arn', 'canonicalArn'].some((key) => textsAt(extra, key).some((text) => /^arn:aws[a-z-]*:/.test(text)));
}
