import { classifyEvent } from '../classify.ts';
import { detach } from '../detach.ts';
import type { Surface } from '../surface.ts';
import { parseJson } from '../text-lines.ts';
import { type OperationFacts, toOperationFacts } from './facts.ts';
import { OBJECT_REFERENCE } from './line-pattern.ts';

/** The parts of a scanned line that tell the operation; '' or undefined for what is not there. */
export interface ScannedRequest {
  readonly verb: string;
  /** As it stands in the line, escapes included. */
  readonly uri: string;
  /** From the URI, where it names a resource. */
  readonly group: string | undefined;
  readonly resource: string | undefined;
  readonly subresource: string | undefined;
  /** From objectRef. */
  readonly ownResource: string | undefined;
  readonly ownGroup: string | undefined;
  readonly ownSubresource: string | undefined;
  /** Where the line stands. */
  readonly text: string;
  readonly start: number;
}

interface Known {
  readonly verb: string;
  readonly group: string | undefined;
  readonly resource: string;
  readonly subresource: string | undefined;
  readonly facts: OperationFacts;
}

/** Most operations that are kept, and paths that name no resource, such as those of health checks. */
const MOST = 5_000;
const LONGEST_PATH = 200;

/**
 * Makes the function that tells the operation of a scanned line, as classifyEvent does. It asks that function, and keeps the answer where it
 * depends on nothing but verb, group, resource and subresource: where URI and objectRef say the same, or objectRef leaves out what the URI has.
 */
export function createRequestFacts(surface: Surface): (request: ScannedRequest) => OperationFacts {
  const known = new Map<number, Known[]>();
  let kept = 0;
  const paths = new Map<string, OperationFacts>();

  const findKnown = (request: ScannedRequest, resource: string): OperationFacts => {
    const { verb, group, subresource } = request;
    const sum = sumUp(verb, resource, group, subresource);
    const entries = known.get(sum);
    if (entries) {
      for (const entry of entries)
        if (entry.resource === resource && entry.verb === verb && entry.group === group && entry.subresource === subresource)
          return entry.facts;
    }
    const facts = ask(request);
    if (kept < MOST) known.set(sum, [...(entries ?? []), toKnown(request, resource, facts)]);
    kept += 1;
    return facts;
  };
  const ask = ({ verb, uri, text, start, ownResource }: ScannedRequest): OperationFacts => {
    OBJECT_REFERENCE.lastIndex = start;
    const part = ownResource === undefined ? '' : `,${OBJECT_REFERENCE.exec(text)?.[0] ?? ''}`;
    const event = parseJson(`{"verb":"${verb}","requestURI":"${uri}"${part}}`)?.value;
    return toOperationFacts(classifyEvent(event as Readonly<Record<string, unknown>>, surface));
  };
  const askPath = (request: ScannedRequest): OperationFacts => {
    const key = `${request.verb} ${request.uri}`;
    const known = paths.get(key);
    if (known) return known;
    const facts = ask(request);
    if (paths.size < MOST && key.length < LONGEST_PATH) paths.set(detach(key), facts);
    return facts;
  };

  return (request) => {
    const { ownResource, ownGroup, ownSubresource, verb, group, resource, subresource } = request;
    if (ownResource === undefined) return askPath(request);
    const isSame = ownResource === resource && verb !== 'proxy';
    const addsNothing = isWithin(ownGroup, group) && isWithin(ownSubresource, subresource);
    return isSame && addsNothing ? findKnown(request, ownResource) : ask(request);
  };
}

function isWithin(own: string | undefined, whole: string | undefined): boolean {
  return own === undefined || own === whole;
}

function toKnown({ verb, group, subresource }: ScannedRequest, resource: string, facts: OperationFacts): Known {
  return {
    ...{ verb: detach(verb), resource: detach(resource), facts },
    ...{ group: group && detach(group), subresource: subresource && detach(subresource) },
  };
}

/** Tells most operations apart, and is quicker than hashing their names. */
function sumUp(verb: string, resource: string, group = '', subresource = ''): number {
  const ends = resource.charCodeAt(0) * 31 + resource.charCodeAt(resource.length - 1);
  const lengths = (resource.length * 31 + group.length) * 31 + subresource.length;
  return ((verb.charCodeAt(0) * 31 + verb.length) * 961 + ends * 7 + lengths * 5) & 0xfffff;
}
