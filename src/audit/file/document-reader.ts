import { findEvents } from '../events.ts';
import { scanJson } from '../json-scan.ts';
import { parseJson } from '../text-lines.ts';
import { type Block, byteLength } from './block.ts';
import { createJsonWalk } from './json-walk.ts';
import type { BlockReader } from './line-reader.ts';
import type { RecordSink } from './record-sink.ts';

/** A list or an object that is open. */
interface Open {
  readonly isList: boolean;
  readonly start: number;
  /** Of a list, where the entry begins that is being read. */
  entry: number;
}

/** A text that was not read to its end, and where it begins in the file. */
interface Rest {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
}

/** How much of a value is looked at before its list is chosen. */
const ENOUGH = 2 ** 16;

/**
 * Reads one JSON value that is too long to be parsed at once: a list of events, or a wrapper with such a list. The outermost list of which an
 * entry has come to its end is read entry by entry; each is taken for the only one, in the same wrapper, so that keys which stand after the list do not
 * count. `most`: longest entry, in characters. What follows the value goes to `next`.
 */
export function createDocumentReader(sink: RecordSink, most: number, next: BlockReader): BlockReader {
  let reading: Reading = openShell({ text: '', offset: 0, line: 1 }, sink, most);
  let isFirst = true;
  let isOver = false;
  return {
    isBetweenRecords: () => isOver && next.isBetweenRecords(),
    take(block, endsLine) {
      if (isOver) {
        next.take(block, endsLine);
        return;
      }
      if (isFirst) reading = openShell({ text: '', offset: block.offset, line: block.line }, sink, most);
      isFirst = false;
      for (let fresh: Rest | undefined = block; fresh; ) {
        const step: Step = reading.take(fresh);
        if (step.kind === 'more') return;
        if (step.kind === 'over') {
          isOver = true;
          next.take(toBlock(step.rest), endsLine);
          return;
        }
        reading = step.reading;
        fresh = step.rest;
      }
    },
    end() {
      if (!isOver) reading.end();
      next.end();
    },
  };
}

type Step =
  | { readonly kind: 'more' }
  | { readonly kind: 'go on'; readonly reading: Reading; readonly rest: Rest }
  | { readonly kind: 'over'; readonly rest: Rest };

interface Reading {
  readonly take: (fresh: Rest) => Step;
  readonly end: () => void;
}

function toBlock({ text, offset, line }: Rest): Block {
  return { text, bytes: new TextEncoder().encode(text), offset, line };
}

/** Reads what is around the lists: `shell` is what is known of it, with the lists that have been read left empty. */
function openShell(shell: Rest, sink: RecordSink, most: number): Reading {
  const walk = createJsonWalk();
  const open: Open[] = [];
  const { offset, line } = shell;
  let [text, at, isRefused] = ['', 0, false];
  const isReopened = shell.text !== '';

  const refuse = (reason: string): void => {
    if (!isRefused) sink.add({ line, kind: 'malformed', column: 1, reason }, placeAt(offset, line, text));
    isRefused = true;
  };
  const close = (end: number): Step => {
    const source = text.slice(0, end).trimStart();
    const value = parseJson(source)?.value;
    const [from, format] = [end - source.length, source.includes('\n') ? 'pretty-json' : 'json'] as const;
    const start = { offset: offset + from, line: line + countBreaks(text.slice(0, from)) };
    const place = placeAt(start.offset, start.line, source);
    if (value === undefined) refuse(explain(source));
    else sink.add({ line: start.line, kind: 'value', format, value }, place, isReopened);
    return { kind: 'over', rest: restOf(text, end, { text, offset, line }) };
  };
  const take = (fresh: Rest): Step => {
    text += fresh.text;
    for (at = walk.next(text, at); at < text.length; at = walk.next(text, at + 1)) {
      const mark = text[at];
      const top = open.at(-1);
      if (mark === ',') {
        if (top) top.entry = at + 1;
      } else if (mark === '{' || mark === '[') open.push({ isList: mark === '[', start: at, entry: at + 1 });
      else {
        open.pop();
        if (open.length === 0) return close(at + 1);
      }
    }
    const chosen = text.length < ENOUGH ? -1 : chooseList(open);
    const step = chosen < 0 ? undefined : enter(chosen);
    if (step) return step;
    if (text.length > most) refuse(`Longer than ${most} characters and no list whose entries are shorter: not read`);
    return isRefused ? { kind: 'over', rest: { text: '', offset, line } } : { kind: 'more' };
  };
  /** Undefined for a list within an event. */
  const enter = (chosen: number): Step | undefined => {
    const outer = open.slice(0, chosen + 1);
    const list = outer[chosen]?.start ?? 0;
    const frame = { prefix: toPrefix(text, outer), suffix: toSuffix(outer) };
    if (holdsEvent(frame)) return undefined;
    const rest = restOf(text, list + 1, { text, offset, line });
    return { kind: 'go on', reading: openList(frame, sink, most), rest };
  };
  if (shell.text !== '') take({ ...shell, text: shell.text });
  return {
    take,
    end: () => {
      if (text.trim() !== '') refuse(explain(text));
    },
  };
}

/** The outermost list of which an entry has come to its end, by its place among what is open; -1 where there is none. */
function chooseList(open: readonly Open[]): number {
  return open.findIndex(({ isList, start, entry }) => isList && entry > start + 1);
}

/** A value with one list open: what stands before its entries, and the brackets that close it. */
interface Frame {
  readonly prefix: string;
  readonly suffix: string;
}

/** The text up to the list, without the entries of outer lists that came before. */
function toPrefix(text: string, open: readonly Open[]): string {
  let [prefix, from] = ['', 0];
  for (const { isList, start, entry } of open.slice(0, -1)) {
    if (!isList) continue;
    prefix += text.slice(from, start + 1);
    from = entry;
  }
  return prefix + text.slice(from, (open.at(-1)?.start ?? 0) + 1);
}

function toSuffix(open: readonly Open[]): string {
  return [...open]
    .reverse()
    .map(({ isList }) => (isList ? ']' : '}'))
    .join('');
}

function holdsEvent({ prefix, suffix }: Frame): boolean {
  const value = parseJson(prefix + suffix)?.value;
  const found = value === undefined ? [] : findEvents({ index: 0, line: 1, kind: 'value', format: 'json', value });
  return found.some(({ kind }) => kind === 'event');
}

/** Reads the entries of a list, each as the only one in its frame. */
function openList({ prefix, suffix }: Frame, sink: RecordSink, most: number): Reading {
  const walk = createJsonWalk();
  let [held, depth, offset, line, isTooLong] = ['', 0, -1, 1, false];

  const addEntry = (entry: string): void => {
    const content = entry.trim();
    if (content === '' && !isTooLong) return;
    const lead = entry.slice(0, entry.length - entry.trimStart().length);
    const place = placeAt(offset + lead.length, line + countBreaks(lead), content);
    if (isTooLong) sink.add({ line, kind: 'malformed', column: 1, reason: `Longer than ${most} characters: not read` }, place);
    else {
      const value = parseJson(`${prefix}${content}${suffix}`)?.value;
      const record = value === undefined ? undefined : ({ line: place.line, kind: 'value', format: 'json', value } as const);
      sink.add(record ?? { line: place.line, kind: 'malformed', column: 1, reason: explain(content) }, place);
    }
  };
  const take = (fresh: Rest): Step => {
    if (offset < 0) [offset, line] = [fresh.offset, fresh.line];
    const { text } = fresh;
    let from = 0;
    const finish = (end: number): void => {
      const entry = isTooLong ? '' : held + text.slice(from, end);
      addEntry(entry);
      const passed = text.slice(from, end + 1);
      offset = isTooLong ? fresh.offset + byteLength(text.slice(0, end + 1)) : offset + byteLength(held) + byteLength(passed);
      line += countBreaks(held) + countBreaks(passed);
      [held, isTooLong, from] = ['', false, end + 1];
    };
    for (let at = walk.next(text, 0); at < text.length; at = walk.next(text, at + 1)) {
      const mark = text[at];
      if (mark === '{' || mark === '[') depth += 1;
      else if (mark === ',') {
        if (depth === 0) finish(at);
      } else if (depth > 0) depth -= 1;
      else {
        finish(at);
        const shell = { text: `${prefix}]`, offset: offset - byteLength(prefix) - 1, line: line - countBreaks(prefix) };
        return { kind: 'go on', reading: openShell(shell, sink, most), rest: { text: text.slice(at + 1), offset, line } };
      }
    }
    if (!isTooLong) held += text.slice(from);
    if (held.length > most) {
      isTooLong = true;
      line += countBreaks(held);
      held = '';
    }
    return { kind: 'more' };
  };
  return {
    take,
    end() {
      if (held.trim() !== '') addEntry(held);
      const reason = 'The text ends within a list';
      sink.add({ line, kind: 'malformed', column: 1, reason }, placeAt(offset, line, ''));
    },
  };
}

function restOf(text: string, end: number, { offset, line }: Rest): Rest {
  const passed = text.slice(0, end);
  return { text: text.slice(end), offset: offset + byteLength(passed), line: line + countBreaks(passed) };
}

function placeAt(offset: number, line: number, text: string) {
  return { line, locate: () => ({ offset, length: byteLength(text), text }) };
}

function explain(text: string): string {
  const scan = scanJson(text);
  return scan.ok ? 'The value is too deep or too long to be read' : scan.reason;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
