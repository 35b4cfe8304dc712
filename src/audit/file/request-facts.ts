import { detach } from '../../predicate/detach.ts';
import { classifyEvent } from '../classify.ts';
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

/** Most operations that are kept, and paths that name no resource, such as those of health checks. */
const MOST = 5_000;
const LONGEST_PATH = 200;

/**
 * Makes the function that tells the operation of a scanned line, as classifyEvent does. It asks that function, and keeps the answer where it
 * depends on nothing but verb, group, resource and subresource: where URI and objectRef say the same, or objectRef leaves out what the URI has.
 */
export function createRequestFacts(surface: Surface): (request: ScannedRequest) => OperationFacts {
  const known = new Map<string, OperationFacts>();
  const paths = new Map<string, OperationFacts>();

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
    if (request.ownResource === undefined) return askPath(request);
    const key = keyOf(request);
    const facts = known.get(key);
    if (facts) return facts;
    const fresh = ask(request);
    if (known.size < MOST && saysTheSame(request)) known.set(detach(key), fresh);
    return fresh;
  };
}

/** One text, as comparing parts of a longer text one by one takes longer. The parts hold no quotes. */
function keyOf({ verb, group, resource, subresource, ownResource, ownGroup, ownSubresource }: ScannedRequest): string {
  return `${verb}"${ownResource}"${ownGroup}"${ownSubresource}"${group}"${resource}"${subresource}`;
}

function saysTheSame({ verb, group, resource, subresource, ownResource, ownGroup, ownSubresource }: ScannedRequest): boolean {
  const isSame = ownResource === resource && verb !== 'proxy';
  return isSame && isWithin(ownGroup, group) && isWithin(ownSubresource, subresource);
}

function isWithin(own: string | undefined, whole: string | undefined): boolean {
  return own === undefined || own === whole;
}
