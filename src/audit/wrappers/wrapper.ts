import type { AuditEvent } from '../event.ts';

/** What a wrapper holds: a value to look into further, and what the wrapper has left out of the event. */
export interface Wrapped {
  readonly value: unknown;
  /** Field paths that the wrapper cannot carry: they are unknown, not absent. */
  readonly lost?: readonly string[] | undefined;
  /** What the wrapper has translated or inferred, for people: sentences without a full stop. */
  readonly notes?: readonly string[] | undefined;
}

/**
 * One kind of envelope around audit events. `unwrap` takes off one layer; what is inside may be another wrapper. Neither function
 * throws, whatever the value; the value is what stood in the input: JSON, or a string for a line of text.
 */
export interface Wrapper {
  /** Reported with every event found inside. */
  readonly name: string;
  /** True where what is inside may be anything: only the events found there count, and without any the whole is one thing that is none. */
  readonly search?: boolean;
  /** Keys of which an object must have one to be detected; what has none of them is not looked at further. Absent: any value may be it. */
  readonly keys?: readonly string[];
  detect(value: unknown): boolean;
  /** What is inside, in order; called only where `detect` said yes. */
  unwrap(value: unknown): readonly Wrapped[];
}

/**
 * A form in which a product leaves the event's own fields at the top level, so that it still is an audit event, with keys added or
 * moved. `restore` gives the event as the API server wrote it. Neither function throws.
 */
export interface EventForm {
  /** Reported where the event stands alone or in a plain list; inside another wrapper, that one is reported. */
  readonly name: string;
  detect(event: AuditEvent): boolean;
  restore(event: AuditEvent): Wrapped & { readonly value: AuditEvent };
}
