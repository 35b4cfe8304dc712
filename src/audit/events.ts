import { type AuditEvent, isAuditEvent, isPlainEvent } from './event.ts';
import type { InputRecord } from './input-record.ts';
import { isObject } from './json.ts';
import { describeOther } from './not-audit.ts';
import { openRow } from './wrappers/csv-row.ts';
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
      /** Innermost wrapper: raw, pretty-json-text or yaml-text where the record is the event itself. */
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
const MAX_DEPTH = 16;

/** Finds the audit events in one record. Never throws. */
export function findEvents(record: InputRecord, wrappers: readonly Wrapper[] = WRAPPERS): readonly FoundItem[] {
  return contentOf(record, wrappers).map((content, item) => ({ index: record.index, item, line: record.line, ...content }));
}

function contentOf(record: InputRecord, wrappers: readonly Wrapper[]): readonly FoundContent[] {
  if (record.kind === 'malformed') return [{ kind: 'malformed', column: record.column, reason: record.reason }];
  if (record.kind === 'text') return collect({ value: record.text }, { wrapper: 'raw', depth: 0, wrappers });
  if (record.format === 'csv') return collect(openRow(record.value), { wrapper: 'csv', depth: 1, wrappers });
  const place = { wrapper: PLAIN[record.format], depth: 0, wrappers };
  return isPlainEvent(record.value) ? [leafOf({ value: record.value }, place)] : collect({ value: record.value }, place);
}

/** Names for a record that is the event itself, by how it was written. */
const PLAIN = { json: 'raw', 'pretty-json': 'pretty-json-text', yaml: 'yaml-text' } as const;

interface Place {
  readonly wrapper: string;
  readonly depth: number;
  readonly wrappers: readonly Wrapper[];
  /** True inside a wrapper that is searched: only events count there. */
  readonly isSearch?: boolean | undefined;
}

/** A wrapper comes before the event: what a shipper has added to an event, or has put elsewhere in it, is taken off first. */
function collect(wrapped: Wrapped, place: Place): readonly FoundContent[] {
  const { value } = wrapped;
  const wrapper = place.depth < MAX_DEPTH ? findWrapper(value, place.wrappers) : undefined;
  const inside = wrapper?.unwrap(value) ?? [];
  if (!wrapper || inside.length === 0) return isWanted(value, place) ? [leafOf(wrapped, place)] : [];
  const next = { ...place, wrapper: wrapper.name, depth: place.depth + 1, isSearch: place.isSearch || wrapper.search };
  const found = inside.flatMap((entry) => collect(merge(entry, wrapped), next));
  if (!wrapper.search) return found;
  return found.length > 0 || !isWanted(value, place) ? found : [leafOf(wrapped, place)];
}

function findWrapper(value: unknown, wrappers: readonly Wrapper[]): Wrapper | undefined {
  return wrappers.find((candidate) => hasOneOf(value, candidate.keys) && candidate.detect(value));
}

function hasOneOf(value: unknown, keys: Wrapper['keys']): boolean {
  return keys === undefined || (isObject(value) && keys.some((key) => Object.hasOwn(value, key)));
}

/** What is no event is not even named inside a search. */
function isWanted(value: unknown, { isSearch }: Place): boolean {
  return !isSearch || isAuditEvent(value);
}

function leafOf(wrapped: Wrapped, { wrapper }: Place): FoundContent {
  const { value } = wrapped;
  if (!isAuditEvent(value)) return { kind: 'other', value, message: describeOther(value) };
  const form = EVENT_FORMS.find((candidate) => candidate.detect(value));
  const { value: event, lost = [], notes = [] } = form ? merge(form.restore(value), wrapped) : { ...wrapped, value };
  return { kind: 'event', event, wrapper: form && NAMELESS.has(wrapper) ? form.name : wrapper, lost, notes };
}

/** Wrappers that say nothing about where an event comes from. */
const NAMELESS: ReadonlySet<string> = new Set([...Object.values(PLAIN), 'json-array', 'list']);

function merge<Value>(
  inner: Wrapped & { readonly value: Value },
  { lost = [], notes = [] }: Wrapped,
): Wrapped & { readonly value: Value } {
  return { value: inner.value, lost: [...lost, ...(inner.lost ?? [])], notes: [...notes, ...(inner.notes ?? [])] };
}
