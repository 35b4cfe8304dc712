import { aksWithoutBody } from './aks.ts';
import { eks } from './eks.ts';
import type { EventForm } from './wrapper.ts';

/** Forms of an event that is told by its content alone, in the order in which they are tried. */
export const EVENT_FORMS: readonly EventForm[] = [aksWithoutBody, eks];
