import type { Part } from '../describe/part.ts';
import { showInvisible } from '../show-invisible.ts';

/**
 * One thing that can be said of an event. `stated`: a field says so. `inferred`: it follows from fields by how Kubernetes works.
 * `unknown`: the record leaves it open, and the text says why.
 */
export interface Statement {
  readonly text: string;
  /** Fields of this event from which it comes, as field pages write them. */
  readonly fields: readonly string[];
  /** Fields without a readable value in this event that would tell, or whose absence tells. */
  readonly missing: readonly string[];
  readonly certainty: 'stated' | 'inferred' | 'unknown';
  /** True where the value is whatever the client chose to send. */
  readonly clientControlled: boolean;
}

type Make = (text: string, ...fields: readonly string[]) => Statement;

const make =
  (certainty: Statement['certainty'], clientControlled = false): Make =>
  (text, ...fields) => ({ text: showInvisible(text), fields, missing: [], certainty, clientControlled });

export const stated = make('stated');
export const inferred = make('inferred');
export const unknown = make('unknown');
/** What the client says of itself. */
export const claimed = make('stated', true);
/** What follows from what the client says of itself. */
export const inferredFromClaim = make('inferred', true);

/** Parts of the sentence as one statement; undefined where there are none. */
export function fromParts(parts: readonly Part[], text = parts.map((part) => part.text).join(' ')): Statement | undefined {
  const fields = parts.flatMap(({ field }) => (field === undefined ? [] : [field]));
  return parts.length === 0 ? undefined : stated(text.charAt(0).toUpperCase() + text.slice(1), ...new Set(fields));
}

/** Moves the fields that have no value in the event to `missing`, so that no statement leans on what is not there. */
export function settle(statement: Statement, hasValue: (field: string) => boolean): Statement {
  const fields = statement.fields.filter(hasValue);
  return { ...statement, fields, missing: statement.fields.filter((field) => !fields.includes(field)) };
}
