import { type AuditEvent, isAuditEvent } from './event.ts';
import type { InputRecord } from './input-record.ts';
import { describeOther } from './not-audit.ts';
import { EVENT_FORMS } from './wrappers/event-forms.ts';
import { WRAPPERS } from './wrappers/index.ts';
import type { Wrapped, Wrapper } from './wrappers/wrapper.ts';

/** What one record holds, in order: events, and things that are none. A record without anything inside gives one `other`. */
export type FoundItem = {
  /** Number of the record in the input, from 0. */
  readonly index: number;
  /** Number of the item in its record, from 0. */
  readonly item: number;
  /** Line of the input on which the record begins, from 1. */
  readonly line: number;
} & FoundContent;

export type FoundContent =
  | {
      readonly kind: 'event';
      readonly event: AuditEvent;
      /** Innermost wrapper: raw where the record is the event itself. */
      readonly wrapper: string;
      /** Field paths that the wrapper cannot carry. */
      readonly lost: readonly string[];
      /** What the wrapper has translated or inferred: sentences without a full stop. */
      readonly notes: readonly string[];
    }
  /** No audit event; `message` says what it looks like and what to paste instead. */
  | { readonly kind: 'other'; readonly value: unknown; readonly message: string }
  /** No JSON or YAML; `reason` says why, at `line` and `column`. */
  | { readonly kind: 'malformed'; readonly column: number; readonly reason: string };

/** Deepest nesting of wrappers that is looked into. */
const MAX_DEPTH = 8;

/** Finds the audit events in one record. Never throws. */
export function findEvents(record: InputRecord, wrappers: readonly Wrapper[] = WRAPPERS): readonly FoundItem[] {
  return contentOf(record, wrappers).map((content, item) => ({ index: record.index, item, line: record.line, ...content }));
}

function contentOf(record: InputRecord, wrappers: readonly Wrapper[]): FoundContent[] {
  if (record.kind === 'malformed') return [{ kind: 'malformed', column: record.column, reason: record.reason }];
  const value = record.kind === 'text' ? record.text : record.value;
  const plain = record.kind === 'value' && record.format === 'yaml' ? 'yaml' : 'raw';
  const found: FoundContent[] = [];
  collect({ value }, { wrapper: plain, depth: 0, wrappers }, found);
  return found;
}

interface Place {
  readonly wrapper: string;
  readonly depth: number;
  readonly wrappers: readonly Wrapper[];
}

function collect(wrapped: Wrapped, place: Place, found: FoundContent[]): void {
  const { value } = wrapped;
  if (isAuditEvent(value)) {
    found.push(restore(value, wrapped, place.wrapper));
    return;
  }
  const wrapper = place.depth < MAX_DEPTH ? place.wrappers.find((candidate) => candidate.detect(value)) : undefined;
  const inside = wrapper?.unwrap(value) ?? [];
  if (!wrapper || inside.length === 0) found.push({ kind: 'other', value, message: describeOther(value) });
  else
    for (const entry of inside)
      collect(merge(entry, wrapped), { ...place, wrapper: wrapper.name, depth: place.depth + 1 }, found);
}

/** Wrappers that say nothing about where an event comes from. */
const PLAIN: ReadonlySet<string> = new Set(['raw', 'yaml', 'json-array', 'list']);

function restore(event: AuditEvent, around: Wrapped, wrapper: string): FoundContent {
  const form = EVENT_FORMS.find((candidate) => candidate.detect(event));
  const { value, lost, notes } = form ? merge(form.restore(event), around) : { ...around, value: event };
  return {
    kind: 'event',
    event: value,
    wrapper: form && PLAIN.has(wrapper) ? form.name : wrapper,
    lost: lost ?? [],
    notes: notes ?? [],
  };
}

function merge<Value>(
  inner: Wrapped & { readonly value: Value },
  { lost = [], notes = [] }: Wrapped,
): Wrapped & { readonly value: Value } {
  return { value: inner.value, lost: [...lost, ...(inner.lost ?? [])], notes: [...notes, ...(inner.notes ?? [])] };
}
