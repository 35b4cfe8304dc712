import type { AuditEvent } from '../event.ts';
import { isObject, shorten, textAt, textsAt, valueAt } from '../json.ts';
import { from, type Part, say } from './part.ts';
import { statusCode } from './status-code.ts';

/** Who sent the request, and as whom it was carried out: the authenticated user, decoded, then the impersonated one. */
export function describeActor(event: AuditEvent): readonly Part[] {
  const other = valueAt(event, 'impersonatedUser');
  const acting = isObject(other)
    ? [say('acting as'), from('impersonatedUser.username', lowerFirst(decodeUsername(textAt(other, 'username'))))]
    : [];
  return [nameSender(event), ...describePod(event), ...acting];
}

/** A failed authentication leaves an empty user (pkg/endpoints/filters/authn_audit.go); other records of it lack the name only. */
export function nameSender(event: AuditEvent): Part {
  const name = textAt(event, 'user', 'username');
  if (name !== '') return from('user.username', decodeUsername(name));
  if (statusCode(event) === 401) return from('user', 'A client that was not authenticated');
  return from('user', 'A user whose name the event does not tell');
}

/** The pod to which a service account token is bound (pkg/authentication/serviceaccount/util.go). */
function describePod(event: AuditEvent): readonly Part[] {
  const [pod] = textsAt(event, 'user', 'extra', 'authentication.kubernetes.io/pod-name');
  return pod ? [from('user.extra["authentication.kubernetes.io/pod-name"][]', `with the token of Pod ${shorten(pod, 100)}`)] : [];
}

/** A user name in words: the names that Kubernetes itself gives out are decoded, others are quoted. */
export function decodeUsername(name: string): string {
  const [system, kind, ...rest] = name.split(':');
  const tail = shorten(rest.join(':'), 200);
  if (name === '') return 'A user whose name the event does not tell';
  if (system !== 'system' || kind === undefined || kind === '') return `User "${shorten(name, 200)}"`;
  if (kind === 'anonymous' && tail === '') return 'An anonymous client (system:anonymous)';
  if (kind === 'serviceaccount' && rest.length === 2)
    return `Service account ${shorten(rest[1] ?? '', 200)} of namespace ${shorten(rest[0] ?? '', 100)}`;
  if (kind === 'node' && tail !== '') return `Node ${tail}`;
  if (kind === 'bootstrap' && tail !== '') return `Bootstrap token ${tail}`;
  const component = COMPONENTS[name];
  return component ? `${component} (${name})` : `User "${shorten(name, 200)}"`;
}

const COMPONENTS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'system:apiserver': 'The API server itself',
  'system:kube-controller-manager': 'The controller manager',
  'system:kube-scheduler': 'The scheduler',
  'system:kube-proxy': 'kube-proxy',
});

function lowerFirst(text: string): string {
  return text.startsWith('kube') ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
