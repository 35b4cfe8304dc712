import type { ClassifiedEvent, ClassifiedItem } from './classify-text.ts';
import { textAt } from './json.ts';

/** Something that is read as one: a request with the records of its stages, or a thing that is no event. */
export type Group =
  | { readonly kind: 'request'; readonly main: ClassifiedEvent; readonly stages: readonly ClassifiedEvent[] }
  | Plain;

type Plain = { readonly kind: 'other'; readonly item: Exclude<ClassifiedItem, { kind: 'event' }> };

/**
 * Puts the stages of one request together, in the place of the first. A client may choose its auditID: only records that also agree on
 * verb, URI and user belong together, and a stage that is there already begins another request.
 */
export function groupRequests(items: readonly ClassifiedItem[]): readonly Group[] {
  const groups: (ClassifiedEvent[] | Plain)[] = [];
  const open = new Map<string, ClassifiedEvent[]>();
  for (const item of items) {
    if (item.kind !== 'event') groups.push({ kind: 'other', item });
    else if (!joinOpen(open, item)) groups.push(begin(open, item));
  }
  return groups.map((group) => (Array.isArray(group) ? toRequest(group) : group));
}

/** In the order in which they are written. */
const ORDER = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];

function keyOf({ event }: ClassifiedEvent): string {
  return JSON.stringify([
    textAt(event, 'auditID'),
    textAt(event, 'verb'),
    textAt(event, 'requestURI'),
    textAt(event, 'user', 'username'),
  ]);
}

function joinOpen(open: ReadonlyMap<string, ClassifiedEvent[]>, item: ClassifiedEvent): boolean {
  const [stage, id] = [textAt(item.event, 'stage'), textAt(item.event, 'auditID')];
  const group = ORDER.includes(stage) && id !== '' ? open.get(keyOf(item)) : undefined;
  if (!group || group.some(({ event }) => textAt(event, 'stage') === stage)) return false;
  group.push(item);
  return true;
}

function begin(open: Map<string, ClassifiedEvent[]>, item: ClassifiedEvent): ClassifiedEvent[] {
  const group = [item];
  open.set(keyOf(item), group);
  return group;
}

/** The last stage tells most, and stands for the request. */
function toRequest(group: readonly ClassifiedEvent[]): Group {
  const rank = ({ event }: ClassifiedEvent): number => ORDER.indexOf(textAt(event, 'stage'));
  const stages = group.toSorted((a, b) => rank(a) - rank(b));
  return { kind: 'request', main: stages.at(-1) as ClassifiedEvent, stages };
}
