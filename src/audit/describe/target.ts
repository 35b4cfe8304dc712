import type { AuditEvent } from '../event.ts';
import { shorten, textAt } from '../json.ts';
import type { ResourceRequest } from '../request-info.ts';
import { splitUri } from '../request-uri.ts';
import type { SurfaceResource } from '../surface.ts';
import type { Action } from './action.ts';
import { readStreamOptions } from './command.ts';
import { from, type Part, say } from './part.ts';

/** What the request is about: kind, name and namespace. `resource` is what Kubernetes knows of it. */
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
  return [kind, ...only, ...name, ...namePlace(event, request, action, resource)];
}

/** The field that tells a part of the request: objectRef where it has the value, else requestURI. */
export function sourceOf(event: AuditEvent, key: 'resource' | 'subresource' | 'name' | 'namespace'): string {
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

/** Container and command line of an exec, which stand in the query. */
export function describeCommand(event: AuditEvent, { resource, subresource }: ResourceRequest): readonly Part[] {
  if (resource !== 'pods' || (subresource !== 'exec' && subresource !== 'attach')) return [];
  const { container, command } = readStreamOptions(splitUri(textAt(event, 'requestURI')));
  const words = [
    ...(container === '' ? [] : [`container ${container}`]),
    ...(command === '' || subresource === 'attach' ? [] : [`command "${shorten(command, 300)}"`]),
  ];
  return words.length > 0 ? [from('requestURI', `(${words.join(', ')})`)] : [];
}
