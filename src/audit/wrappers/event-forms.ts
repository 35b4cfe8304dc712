import { eks } from './eks.ts';
import { openshiftViaq } from './openshift-viaq.ts';
import type { EventForm } from './wrapper.ts';

/** Forms of an event with the fields at its top level, in the order in which they are tried. */
export const EVENT_FORMS: readonly EventForm[] = [openshiftViaq, eks];
