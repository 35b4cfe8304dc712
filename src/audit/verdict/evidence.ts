import { createEventLookup } from '../../predicate/event-lookup.ts';
import type { EventClass } from '../classify.ts';
import { statusCode } from '../describe/status-code.ts';
import type { AuditEvent } from '../event.ts';
import { textAt } from '../json.ts';
import type { ResourceRequest } from '../request-info.ts';
import { type RequestUri, splitUri } from '../request-uri.ts';

/** An event that can be judged, what it was found to be, and what its wrapper leaves out. */
export interface Judged {
  readonly event: AuditEvent;
  readonly answer: EventClass;
  readonly lost: readonly string[];
}

/** What every judgement of an event starts from. */
export interface Evidence {
  readonly event: AuditEvent;
  readonly answer: Exclude<EventClass, { status: 'malformed' }>;
  /** The request for a resource; undefined for a request without one. */
  readonly request: ResourceRequest | undefined;
  readonly verb: string;
  readonly uri: RequestUri;
  readonly stage: string;
  readonly code: number | undefined;
  readonly lost: readonly string[];
  /** True where the event has a value at a path. */
  readonly has: (field: string) => boolean;
}

/** Gathers the evidence of an event; undefined where it is malformed. */
export function gatherEvidence({ event, answer, lost }: Judged): Evidence | undefined {
  if (answer.status === 'malformed') return undefined;
  const lookup = createEventLookup(event);
  return {
    ...{ event, answer, lost, verb: answer.request.verb, stage: textAt(event, 'stage'), code: statusCode(event) },
    request: answer.request.kind === 'resource' ? answer.request : undefined,
    uri: splitUri(textAt(event, 'requestURI')),
    has: (field) => lookup(field).kind === 'value',
  };
}

/** True where the wrapper does not carry a field: that it is missing then says nothing. */
export function isLost({ lost }: Evidence, field: string): boolean {
  return lost.some((path) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`));
}

/** Why a body is not in the record, as far as the record tells. */
export function whyNoBody(evidence: Evidence, body: 'requestObject' | 'responseObject'): string {
  const level = textAt(evidence.event, 'level');
  if (isLost(evidence, body)) return 'the wrapper leaves it out';
  if (evidence.lost.some((path) => path.startsWith(`${body}.`)))
    return 'the wrapper leaves out a part, and nothing else is there';
  if (textAt(evidence.event, 'annotations', 'audit.k8s.io/truncated') === 'true') return 'the record was cut for its size';
  if (level === 'Metadata') return 'level Metadata has no bodies';
  if (level === 'Request' && body === 'responseObject') return 'level Request has no answers';
  if (evidence.stage === 'ResponseStarted' && body === 'requestObject') return 'a record at ResponseStarted has none';
  return NO_BODY;
}

/** The record could have a body and has none. */
export const NO_BODY = 'the record has none';

const READS: ReadonlySet<string> = new Set(['get', 'list', 'watch']);
const WRITES: ReadonlySet<string> = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);
const STREAMS: ReadonlySet<string> = new Set(['exec', 'attach', 'portforward']);

/** A request that hands something out; `proxied` comes from another server, through the API server. */
export type RequestForm = 'read' | 'write' | 'stream' | 'proxied' | 'log' | 'review' | 'plain' | 'other';

/** What kind of request it is, which decides what its status code means. */
export function formOf({ request, verb }: Evidence): RequestForm {
  if (!request) return 'plain';
  if (request.subresource === 'proxy' || verb === 'proxy') return 'proxied';
  if (request.resource === 'pods' && STREAMS.has(request.subresource)) return 'stream';
  if (request.resource === 'pods' && request.subresource === 'log') return 'log';
  if (verb === 'create' && /^(?:self|local)?subject(?:access|rules)?reviews$|^tokenreviews$/.test(request.resource))
    return 'review';
  if (READS.has(verb)) return 'read';
  return WRITES.has(verb) ? 'write' : 'other';
}
