import { exactValue, parseFieldSelector } from './field-selector.ts';
import { queryValue, type RequestUri, splitUri } from './request-uri.ts';

/** A request for a resource, named as an audit event names it: the core group and whatever is missing are ''. */
export interface ResourceRequest {
  readonly kind: 'resource';
  readonly verb: string;
  readonly apiGroup: string;
  readonly apiVersion: string;
  readonly namespace: string;
  readonly resource: string;
  readonly subresource: string;
  readonly name: string;
}

/** A request that names no resource: its event has no objectRef. */
export interface NonResourceRequest {
  readonly kind: 'nonresource';
  readonly verb: string;
  /** Percent-decoded path without query. */
  readonly path: string;
}

/** A path that the API server cannot read: it answers 500 and writes no event. */
export interface UnreadableRequest {
  readonly kind: 'unreadable';
  readonly reason: string;
}

export type RequestInfo = ResourceRequest | NonResourceRequest | UnreadableRequest;

/**
 * What an HTTP request is in the audit log: verb, group, resource and so on, from its method and URI alone. The rules are those of the
 * API server: kubernetes/apiserver pkg/endpoints/request/requestinfo.go, RequestInfoFactory.NewRequestInfo.
 */
export function parseRequest(method: string, uri: string): RequestInfo {
  const request = splitUri(uri);
  const place = locate(request.path);
  if (place.kind === 'unreadable') return place;
  if (place.kind === 'nonresource') return { kind: 'nonresource', verb: method.toLowerCase(), path: request.path };
  const parts = nameParts(place, place.prefixVerb ?? METHOD_VERBS[method.toUpperCase()] ?? '');
  if (parts.name !== '') return parts;
  if (parts.verb === 'get') return { ...parts, ...listOrWatch(request) };
  return parts.verb === 'delete' ? { ...parts, verb: 'deletecollection' } : parts;
}

/**
 * The same from an event, which has the verb already and does not tell the HTTP method. The event's verb is handed back as it is,
 * even where no request to this URI has it.
 */
export function parseRequestUri(uri: string, verb: string): RequestInfo {
  const request = splitUri(uri);
  const place = locate(request.path);
  if (place.kind === 'unreadable') return place;
  if (place.kind === 'nonresource') return { kind: 'nonresource', verb, path: request.path };
  const parts = { ...nameParts(place, place.prefixVerb ?? verb), verb };
  const listed = parts.name === '' && !place.prefixVerb && (verb === 'list' || verb === 'watch');
  return listed ? { ...parts, name: listOrWatch(request).name } : parts;
}

const METHOD_VERBS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ POST: 'create', GET: 'get', HEAD: 'get', PUT: 'update', PATCH: 'patch', DELETE: 'delete' },
});

interface ResourcePlace {
  readonly kind: 'resource';
  readonly apiGroup: string;
  readonly apiVersion: string;
  /** `watch` or `proxy` in front of the resource: it is the verb, whatever the method. */
  readonly prefixVerb?: string | undefined;
  /** From `namespaces` or the resource on. */
  readonly parts: readonly string[];
}

function locate(path: string): ResourcePlace | { readonly kind: 'nonresource' } | UnreadableRequest {
  const [prefix, ...rest] = splitPath(path);
  const grouped = prefix === 'apis';
  if ((!grouped && prefix !== 'api') || rest.length < (grouped ? 3 : 2)) return { kind: 'nonresource' };
  const [apiGroup = '', apiVersion = '', ...parts] = grouped ? rest : ['', ...rest];
  const special = parts[0] === 'watch' || parts[0] === 'proxy';
  if (!special) return { kind: 'resource', apiGroup, apiVersion, parts };
  if (parts.length > 1) return { kind: 'resource', apiGroup, apiVersion, prefixVerb: parts[0], parts: parts.slice(1) };
  return { kind: 'unreadable', reason: `The path ends at "${parts[0]}": the API server answers 500 and logs nothing` };
}

/** Slashes at both ends do not count; double ones inside do, and make empty parts (splitPath in requestinfo.go). */
function splitPath(path: string): string[] {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return start === end ? [] : path.slice(start, end).split('/');
}

/** namespaces/<ns>/<resource>/<name>/<subresource>; namespaces/<ns>[/status|/finalize] is the namespace itself. */
function nameParts(place: ResourcePlace, verb: string): ResourceRequest {
  const { apiGroup, apiVersion, parts } = place;
  const namespace = parts[0] === 'namespaces' ? (parts[1] ?? '') : '';
  const inside = parts[0] === 'namespaces' && parts.length > 2 && parts[2] !== 'status' && parts[2] !== 'finalize';
  const [resource = '', name = '', third = ''] = inside ? parts.slice(2) : parts;
  return { kind: 'resource', verb, apiGroup, apiVersion, namespace, resource, subresource: verb === 'proxy' ? '' : third, name };
}

/**
 * Verb and name of a GET without a name. A query that does not parse as ListOptions sets no name, and only its `watch` counts; both
 * readings of `watch` are alike (apimachinery pkg/runtime/conversion.go, Convert_Slice_string_To_bool).
 */
function listOrWatch(request: RequestUri): { verb: string; name: string } {
  const watch = queryValue(request, 'watch');
  const off = watch === undefined || watch === '0' || watch.toLowerCase() === 'false';
  return { verb: off ? 'list' : 'watch', name: pinnedName(request) };
}

/** Go's server refuses request lines far shorter than this. */
const MAX_SELECTOR = 2 ** 20;

/** The name that a fieldSelector pins. A labelSelector that does not parse would also unset it; that is not checked here. */
function pinnedName(request: RequestUri): string {
  const numbers = ['limit', 'timeoutSeconds'].map((key) => queryValue(request, key));
  if (numbers.some((value) => value !== undefined && !/^[+-]?\d+$/.test(value))) return '';
  const terms = parseFieldSelector((queryValue(request, 'fieldSelector') ?? '').slice(0, MAX_SELECTOR));
  const name = exactValue(terms ?? [], 'metadata.name') ?? '';
  return name === '.' || name === '..' || /[/%]/.test(name) ? '' : name;
}
