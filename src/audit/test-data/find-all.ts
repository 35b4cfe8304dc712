import { type FoundItem, findEvents } from '../events.ts';

/** Everything that is found in one JSON value. */
export function findAll(value: unknown): readonly FoundItem[] {
  return findEvents({ index: 0, line: 1, kind: 'value', format: 'json', value });
}

/** Wrapper of each event found, and the message of what is none. */
export function summarize(value: unknown): string[] {
  return findAll(value).map((found) => (found.kind === 'event' ? found.wrapper : found.kind === 'other' ? found.message : found.kind));
}
