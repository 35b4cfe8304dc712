import { classifyEvent, type EventClass } from './classify.ts';
import { type FoundItem, findEvents } from './events.ts';
import { type InputOptions, readInput } from './read-input.ts';
import type { Surface } from './surface.ts';

/** One event of an input, or one thing in it that is none, with its place. */
export type ClassifiedItem = Extract<FoundItem, { kind: 'other' | 'malformed' }> | ClassifiedEvent;
export type ClassifiedEvent = Extract<FoundItem, { kind: 'event' }> & { readonly answer: EventClass };

/** Classifies everything in a pasted text or a file, in order. Never throws; gives at least one item. */
export function classifyText(text: string, surface: Surface, options: InputOptions = {}): readonly ClassifiedItem[] {
  return readInput(text, options).flatMap((record) => findEvents(record).map((found) => classifyItem(found, surface)));
}

function classifyItem(found: FoundItem, surface: Surface): ClassifiedItem {
  return found.kind === 'event' ? { ...found, answer: classifyEvent(found.event, surface) } : found;
}
