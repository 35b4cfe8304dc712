import { parseFieldPath } from './field-path.ts';
import type { Known, Lookup } from './types.ts';
import { findGaps, type Gap } from './undecided.ts';
import { collectValues } from './walk.ts';

const ABSENT: Known = { kind: 'absent' };
const UNKNOWN: Known = { kind: 'unknown' };

export interface EventLookupOptions {
  /** Canonical paths that the wrapper of this event does not carry over: they and all below them are unknown when not there. */
  readonly lost?: Iterable<string>;
}

/**
 * Answers what one event says of a field, and what it leaves open.
 *
 * The values are those at the end of the path, through every list on the way, with or without `[]`; a list without members and null
 * are no value. What is not there is absent, or unknown where the record's level or stage, or its wrapper, would not show it (see
 * undecided.ts). A patch is known as sent: a path that is not in it is absent, whatever the object has. Text that is no path is
 * unknown. Never throws; each field is looked up once.
 */
export function createEventLookup(event: unknown, { lost = [] }: EventLookupOptions = {}): Lookup {
  const lostKeys = [...lost].map(parseFieldPath).filter((keys) => keys !== undefined);
  const record = toRecord(event);
  const found = new Map<string, Known>();
  return (field) => {
    const known = found.get(field) ?? findField(record, field, lostKeys);
    found.set(field, known);
    return known;
  };
}

/** The event as it is: a copy of one with a million keys would cost more than all that is asked of it. */
function toRecord(event: unknown): Readonly<Record<string, unknown>> {
  return typeof event === 'object' && event !== null ? (event as Readonly<Record<string, unknown>>) : {};
}

function findField(record: Readonly<Record<string, unknown>>, field: string, lost: readonly (readonly string[])[]): Known {
  const keys = parseFieldPath(field);
  const values = keys && collectValues(record, keys);
  if (keys === undefined || values === undefined) return UNKNOWN;
  if (values.length > 0) return { kind: 'value', values };
  return findGaps(keys, record, lost).length > 0 ? UNKNOWN : ABSENT;
}

/** Says of fields that the lookup of the same event does not know what keeps them open; nothing for text that is no path. */
export function createGapFinder(event: unknown, { lost = [] }: EventLookupOptions = {}): (field: string) => readonly Gap[] {
  const lostKeys = [...lost].map(parseFieldPath).filter((keys) => keys !== undefined);
  const record = toRecord(event);
  return (field) => {
    const keys = parseFieldPath(field);
    return keys === undefined ? [] : findGaps(keys, record, lostKeys);
  };
}

/** The four parts that tell one operation from another, as the audit record has them: core group '', no subresource undefined. */
export interface OperationKey {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
}

/** The fields that tell one operation from another. */
export const OPERATION_FIELDS = ['verb', 'objectRef.apiGroup', 'objectRef.resource', 'objectRef.subresource'] as const;

/**
 * Answers what every record of an operation says: the four parts, of which the core group and a missing subresource are absent, and
 * that there is an objectRef. All else is unknown.
 */
export function createOperationLookup({ verb, apiGroup, resource, subresource = '' }: OperationKey): Lookup {
  const known = {
    ...{ verb: toKnown(verb), objectRef: toKnown({ resource }), apiGroup: toKnown(apiGroup) },
    ...{ resource: toKnown(resource), subresource: toKnown(subresource) },
  };
  return (field) => {
    switch (field) {
      case 'verb':
        return known.verb;
      case 'objectRef':
        return known.objectRef;
      case 'objectRef.apiGroup':
        return known.apiGroup;
      case 'objectRef.resource':
        return known.resource;
      case 'objectRef.subresource':
        return known.subresource;
      default:
        return UNKNOWN;
    }
  };
}

function toKnown(value: unknown): Known {
  return value === '' ? ABSENT : { kind: 'value', values: [value] };
}
