import type { AuditEvent } from './event.ts';
import { isObject, nameValue, textAt, valueAt } from './json.ts';
import { type NonResourceRequest, parseRequestUri, type RequestInfo, type ResourceRequest } from './request-info.ts';
import type { Surface } from './surface.ts';

/** The request that an event records, or why that cannot be told. `notes` say what was not taken straight from objectRef. */
export type Resolution =
  | { readonly kind: 'request'; readonly request: ResourceRequest | NonResourceRequest; readonly notes: readonly string[] }
  | { readonly kind: 'malformed'; readonly message: string; readonly known: KnownParts };

/** What a malformed event tells all the same. */
export type KnownParts = Partial<Pick<ResourceRequest, 'verb' | 'apiGroup' | 'resource' | 'subresource'>>;

/**
 * Finds out which request an event records: its own verb, and the rest from objectRef; what objectRef lacks comes from requestURI by
 * the API server's rules, and a missing group, last, from the resource's name. Never throws.
 */
export function resolveRequest(event: AuditEvent, surface: Surface): Resolution {
  const wrong = findWrongType(event);
  if (wrong) return { kind: 'malformed', message: wrong, known: {} };
  const resolution = resolveTyped(event, surface);
  if (typeof valueAt(event, 'verb') === 'string') return resolution;
  const { verb: _, ...known } = resolution.kind === 'malformed' ? resolution.known : partsOf(resolution.request);
  return { kind: 'malformed', message: 'The event has no "verb"', known };
}

function partsOf(request: ResourceRequest | NonResourceRequest): KnownParts {
  if (request.kind === 'nonresource') return { verb: request.verb };
  const { verb, apiGroup, resource, subresource } = request;
  return { verb, apiGroup, resource, subresource };
}

function resolveTyped(event: AuditEvent, surface: Surface): Resolution {
  const [verb, uri] = [textAt(event, 'verb'), textAt(event, 'requestURI')];
  const fromUri = uri === '' ? undefined : parseRequestUri(uri, verb);
  if (textAt(event, 'objectRef', 'resource') !== '') return completeReference(event, fromUri, surface);
  if (!fromUri) return { kind: 'malformed', message: sayWhatIsMissing(event), known: { verb } };
  if (fromUri.kind === 'unreadable')
    return { kind: 'malformed', message: `"requestURI" cannot be read. ${fromUri.reason}`, known: { verb } };
  const note = fromUri.kind === 'resource' ? ['The resource is taken from requestURI: the event has no objectRef'] : [];
  return { kind: 'request', request: fromUri, notes: note };
}

function sayWhatIsMissing(event: AuditEvent): string {
  const reference = valueAt(event, 'objectRef');
  return isObject(reference)
    ? '"objectRef" names no resource and there is no "requestURI": one of them must tell what was asked for'
    : 'The event has neither "objectRef" nor "requestURI": one of them must tell what was asked for';
}

/** Types as in apiserver pkg/apis/audit/v1/types.go, for the fields from which the operation is read. Null counts as absent. */
function findWrongType(event: AuditEvent): string | undefined {
  const verb = valueAt(event, 'verb') ?? '';
  if (typeof verb !== 'string') return `"verb" must be a string, not ${nameValue(verb)}`;
  const uri = valueAt(event, 'requestURI') ?? '';
  if (typeof uri !== 'string') return `"requestURI" must be a string, not ${nameValue(uri)}`;
  const reference = valueAt(event, 'objectRef') ?? {};
  if (!isObject(reference)) return `"objectRef" must be an object, not ${nameValue(reference)}`;
  const wrong = REFERENCE_KEYS.find((key) => typeof (valueAt(reference, key) ?? '') !== 'string');
  return wrong && `"objectRef.${wrong}" must be a string, not ${nameValue(valueAt(reference, wrong))}`;
}

const REFERENCE_KEYS = ['resource', 'subresource', 'apiGroup', 'apiVersion', 'namespace', 'name'] as const;

function completeReference(event: AuditEvent, fromUri: RequestInfo | undefined, surface: Surface): Resolution {
  const reference = readReference(event);
  const same = fromUri?.kind === 'resource' && fromUri.resource === reference.resource ? fromUri : undefined;
  const { apiGroup, note } = chooseGroup(event, reference, same, surface);
  const subresource = reference.subresource || (same?.subresource ?? '');
  const request: ResourceRequest = {
    ...{ kind: 'resource', verb: textAt(event, 'verb'), apiGroup, apiVersion: reference.apiVersion || (same?.apiVersion ?? '') },
    ...{ namespace: reference.namespace || (same?.namespace ?? ''), resource: reference.resource, subresource },
    name: reference.name || (same?.name ?? ''),
  };
  const filled = subresource === reference.subresource ? [] : ['The subresource is taken from requestURI: objectRef has none'];
  return { kind: 'request', request, notes: [...note, ...filled, ...findContradiction(request, fromUri)] };
}

type Reference = Readonly<Record<(typeof REFERENCE_KEYS)[number], string>>;

/** In audit.k8s.io/v1alpha1 the group stands in apiVersion, as in "apps/v1beta1" (pkg/apis/audit/v1alpha1/conversion.go). */
function readReference(event: AuditEvent): Reference {
  const text = (key: string): string => textAt(event, 'objectRef', key);
  const slash = text('apiVersion').lastIndexOf('/');
  const reference = {
    resource: text('resource'),
    subresource: text('subresource'),
    namespace: text('namespace'),
    name: text('name'),
  };
  return {
    ...reference,
    apiGroup: text('apiGroup') || text('apiVersion').slice(0, Math.max(slash, 0)),
    apiVersion: text('apiVersion').slice(slash + 1),
  };
}

/** The API server leaves apiGroup out for the core group only; people and pipelines leave it out elsewhere too. */
function chooseGroup(
  event: AuditEvent,
  { apiGroup, resource }: Reference,
  same: ResourceRequest | undefined,
  surface: Surface,
): { apiGroup: string; note: readonly string[] } {
  if (apiGroup !== '' || typeof valueAt(event, 'objectRef', 'apiGroup') === 'string') return { apiGroup, note: [] };
  if (same)
    return {
      apiGroup: same.apiGroup,
      note: same.apiGroup === '' ? [] : [`The API group "${same.apiGroup}" is taken from requestURI: objectRef has none`],
    };
  const served = surface.findByName(resource);
  if (served.length === 0 || served.some(({ group }) => group === '')) return { apiGroup: '', note: [] };
  const current = served.filter(({ removed }) => !removed);
  const [only, ...others] = current.length > 0 ? current : served;
  if (!only || others.length > 0)
    return { apiGroup: '', note: [`The event does not tell which API group is meant: ${listGroups(current)} have ${resource}`] };
  return {
    apiGroup: only.group,
    note: [`The API group "${only.group}" is inferred: objectRef has none, and ${sayOthers(served, only.group, resource)}`],
  };
}

/** A group that has lost the resource may still be meant, in the log of an old cluster. */
function sayOthers(served: readonly { readonly group: string }[], group: string, resource: string): string {
  const gone = served.filter((entry) => entry.group !== group);
  return gone.length === 0
    ? `no other group has ${resource}`
    : `no other group has ${resource} any more; in an old cluster ${listGroups(gone)} had it too`;
}

function listGroups(entries: readonly { readonly group: string }[]): string {
  return entries.map(({ group }) => `"${group}"`).join(' and ');
}

/** What objectRef says against requestURI. A name or namespace that the URI lacks may come from the body, and is no contradiction. */
function findContradiction(request: ResourceRequest, fromUri: RequestInfo | undefined): readonly string[] {
  if (!fromUri) return [];
  if (fromUri.kind !== 'resource') return ['objectRef names a resource but requestURI does not: the answer follows objectRef'];
  const keys = ['resource', 'subresource', 'apiGroup', 'namespace', 'name'] as const;
  const optional = (key: string): boolean => key === 'namespace' || key === 'name';
  const other = keys.find((key) => fromUri[key] !== request[key] && !(optional(key) && fromUri[key] === ''));
  if (!other) return [];
  return [
    `objectRef and requestURI contradict each other: ${other} "${request[other]}" and "${fromUri[other]}"; the answer follows objectRef`,
  ];
}
