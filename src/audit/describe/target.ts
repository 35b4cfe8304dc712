import type { AuditEvent } from '../event.ts';
import { shorten, textAt } from '../json.ts';
import type { ResourceRequest } from '../request-info.ts';
import { queryValues, splitUri } from '../request-uri.ts';
import type { SurfaceResource } from '../surface.ts';
import type { Action } from './action.ts';
import { from, type Part, say } from './part.ts';

/** What the request is about: kind, name and namespace, and the command of an exec. `resource` is what Kubernetes knows of it. */
export function describeTarget(
  event: AuditEvent,
  request: ResourceRequest,
  action: Action,
  resource: SurfaceResource | undefined,
): readonly Part[] {
  const noun = nameKind(request, action, resource);
  const name = nameObject(event, request);
  const kind = from(sourceOf(event, 'resource'), name.length === 0 && !action.whole ? withArticle(noun) : noun);
  const only = action.whole && name.length > 0 ? [say('named')] : [];
  return [kind, ...only, ...name, ...namePlace(event, request, action, resource), ...describeCommand(event, request)];
}

/** objectRef where it has the value, else requestURI. */
function sourceOf(event: AuditEvent, key: string): string {
  return textAt(event, 'objectRef', key) === '' ? 'requestURI' : `objectRef.${key}`;
}

function nameKind({ resource, apiGroup }: ResourceRequest, action: Action, known: SurfaceResource | undefined): string {
  const plain = apiGroup === '' || known ? shorten(resource, 100) : `${shorten(resource, 100)}.${shorten(apiGroup, 100)}`;
  return action.whole || !known ? plain : known.kind;
}

function withArticle(noun: string): string {
  return /^[a-z]/.test(noun) ? noun : `${/^[AEIO]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** With generateName the name stands in the response only (pkg/audit/request.go, LogRequestObject runs before it is made up). */
function nameObject(event: AuditEvent, { name, verb, subresource }: ResourceRequest): readonly Part[] {
  if (name !== '') return [from(sourceOf(event, 'name'), shorten(name, 260))];
  const stored = verb === 'create' && subresource === '' && textAt(event, 'responseObject', 'kind') !== 'Status';
  const given = stored ? textAt(event, 'responseObject', 'metadata', 'name') : '';
  return given === '' ? [] : [from('responseObject.metadata.name', shorten(given, 260))];
}

/** A Namespace carries its own name as namespace: not said twice. */
function namePlace(
  event: AuditEvent,
  request: ResourceRequest,
  action: Action,
  known: SurfaceResource | undefined,
): readonly Part[] {
  const { namespace, resource, name } = request;
  if (resource === 'namespaces' && namespace === name) return [];
  if (namespace !== '') return [say('in namespace'), from(sourceOf(event, 'namespace'), shorten(namespace, 100))];
  return action.whole && known?.namespaced && known.resource === resource
    ? [from('objectRef.namespace', 'in all namespaces')]
    : [];
}

/** The command line of an exec is in the query, one `command` for each word. */
function describeCommand(event: AuditEvent, { resource, subresource }: ResourceRequest): readonly Part[] {
  if (resource !== 'pods' || (subresource !== 'exec' && subresource !== 'attach')) return [];
  const uri = splitUri(textAt(event, 'requestURI'));
  const [container] = queryValues(uri, 'container');
  const command = subresource === 'exec' ? queryValues(uri, 'command') : [];
  const words = [
    ...(container ? [`container ${shorten(container, 100)}`] : []),
    ...(command.length > 0 ? [`command "${shorten(command.join(' '), 300)}"`] : []),
  ];
  return words.length > 0 ? [from('requestURI', `(${words.join(', ')})`)] : [];
}
