import { isWithin } from './field-path.ts';

/** A JSON object as far as it is one. */
type Json = Readonly<Record<string, unknown>>;

/** Every record has these (`audit.k8s.io/v1`, no `omitempty`): where one is missing, the copy is not whole. */
const ALWAYS = new Set(['level', 'auditID', 'stage', 'requestURI', 'verb', 'user', 'requestReceivedTimestamp', 'stageTimestamp']);

/** Written when the handler has run, so not in a record of stage RequestReceived. */
const LATER = new Set([
  ...['requestObject', 'responseObject', 'responseStatus', 'annotations'],
  ...['impersonatedUser', 'authenticationMetadata'],
]);

/** Parts of objectRef that the API server may complete from the body, and the verbs with which it does. */
const COMPLETED = new Set(['name', 'namespace', 'uid', 'resourceVersion']);
const COMPLETING = new Set<unknown>(['create', 'update', 'patch', 'delete', undefined]);

/** What carries no body in the request, or none that the API server records: reads, and connections to a pod, service or node. */
const READING = new Set<unknown>(['get', 'list', 'watch']);
const CONNECTING = new Set<unknown>(['exec', 'attach', 'portforward', 'proxy']);

/** Annotations that mutating webhooks leave at level Request and above only. */
const PATCH_ANNOTATION = 'patch.webhook.admission.k8s.io/';

/**
 * Why nothing is known of a field that is not in the record: `wrapper`: the wrapper does not carry it over; `copy`: every record has
 * it, so this copy is not whole; `stage`: decided after this stage; `size`: bodies were cut; `level`: written from that level on only.
 */
export type Gap =
  | { readonly kind: 'wrapper' | 'copy' | 'stage' | 'size' }
  | { readonly kind: 'level'; readonly level: 'Request' | 'RequestResponse' };

/**
 * What keeps open whether a field that is not in the record may yet be in the request, its answer, or a later record of the same
 * request; several things where each of them would have to be otherwise. None: the field is known to be absent.
 *
 * - Level Metadata carries no bodies, Request no responseObject; without a level, or with bodies cut for their size
 *   (`audit.k8s.io/truncated`), nothing is known of them.
 * - Stage RequestReceived comes before bodies, responseStatus, annotations and impersonatedUser are decided, and before a name in the
 *   body completes objectRef: the record of a later stage would say. The same without a stage, unless the wrapper has lost it: one
 *   that keeps no stage keeps one record of a request, made when it is done.
 * - `lost` are paths that the wrapper does not carry over: they, what is below them, and what could hold them.
 * - Fields that every record has are only missing from a copy that is not whole.
 * - Reads and connections have no requestObject at any level.
 */
export function findGaps(keys: readonly string[], event: Json, lost: readonly (readonly string[])[]): readonly Gap[] {
  const [root = '', key = ''] = keys;
  if (root === 'requestObject' && isWithoutBody(event)) return [];
  if (lost.some((path) => isWithin(keys, path) || isWithin(path, keys))) return [{ kind: 'wrapper' }];
  if (ALWAYS.has(root) && !hasValue(event, root)) return [{ kind: 'copy' }];
  const isLater = isBeforeHandler(event, lost) && isDecidedLater(root, key, event);
  return [...(isLater ? [{ kind: 'stage' } as const] : []), ...findLevelGap(root, key, event)];
}

function isWithoutBody(event: Json): boolean {
  const reference = own(event, 'objectRef');
  return READING.has(own(event, 'verb')) || (isObject(reference) && CONNECTING.has(own(reference, 'subresource')));
}

/** All that findGaps asks of the verb and of objectRef, as a number: events alike in it have the same gaps, if they are in all else. */
export function traitsOf(event: Json): number {
  const isCompleting = COMPLETING.has(own(event, 'verb'));
  return (isWithoutBody(event) ? 1 : 0) + (isCompleting ? 2 : 0) + (hasValue(event, 'objectRef') ? 4 : 0);
}

function isBeforeHandler(event: Json, lost: readonly (readonly string[])[]): boolean {
  if (hasValue(event, 'stage')) return event['stage'] === 'RequestReceived';
  return !lost.some((path) => isWithin(['stage'], path));
}

function isDecidedLater(root: string, key: string, event: Json): boolean {
  if (root === 'objectRef') return COMPLETED.has(key) && COMPLETING.has(own(event, 'verb')) && hasValue(event, 'objectRef');
  return LATER.has(root);
}

function findLevelGap(root: string, key: string, event: Json): readonly Gap[] {
  const level = own(event, 'level');
  const isBody = root === 'requestObject' || root === 'responseObject';
  if (isBody && isTruncated(event)) return [{ kind: 'size' }];
  if (!isBody && (root !== 'annotations' || !key.startsWith(PATCH_ANNOTATION))) return [];
  const needed = root === 'responseObject' ? 'RequestResponse' : 'Request';
  return level === needed || level === 'RequestResponse' ? [] : [{ kind: 'level', level: needed }];
}

function isTruncated(event: Json): boolean {
  const annotations = own(event, 'annotations');
  return isObject(annotations) && own(annotations, 'audit.k8s.io/truncated') === 'true';
}

function own(holder: Json, key: string): unknown {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function hasValue(holder: Json, key: string): boolean {
  return (own(holder, key) ?? undefined) !== undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
