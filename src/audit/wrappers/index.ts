import { eventList, list } from './event-list.ts';
import { jsonArray } from './json-array.ts';
import { legacyText } from './legacy-text.ts';
import type { Wrapper } from './wrapper.ts';

/** Every wrapper, in the order in which they are tried: the first that detects its form takes the value. */
export const WRAPPERS: readonly Wrapper[] = [eventList, list, jsonArray, legacyText];
