import { joinDockerParts } from '../join-docker-parts.ts';
import { isObject } from '../json.ts';
import { type Budget, type LineRecord, readRecordAt } from '../read-json-lines.ts';
import { isLogLine, parseJson, readCriLine, type TextLine } from '../text-lines.ts';
import { type Block, joinBlocks, locateSpan } from './block.ts';
import type { Place } from './place.ts';
import type { RecordSink } from './record-sink.ts';

/** Reads a file as blocks come; used for the forms that a file may have. */
export interface BlockReader {
  /** True where nothing that was taken waits for what follows, so that lines of which it need not know can be left out. */
  readonly isBetweenRecords: () => boolean;
  /** `endsLine`: the block ends with a line break. */
  readonly take: (block: Block, endsLine: boolean) => void;
  readonly end: () => void;
}

const EMPTY: Block = { text: '', bytes: new Uint8Array(), offset: 0, line: 1 };

/** A record, and its place. */
interface Placed {
  readonly record: LineRecord;
  readonly place: Place;
}

/**
 * Reads lines of JSON and of logs, and values that go over several lines, as readJsonLines does. What does not end in the blocks that are
 * there waits for the next. A record longer than `most` characters is a failure, and reading goes on with the line after it.
 */
export function createLineReader(sink: RecordSink, most: number): BlockReader {
  const budget: Budget = { left: 1000 };
  const parts = createPartJoiner(sink);
  let held: Block | undefined;
  /** Length of what is held at which it is worth another try. */
  let retryAt = 0;
  let isSkipping = false;

  const take = (block: Block, endsLine: boolean, isEnd = false): void => {
    budget.left += 2 * block.text.length;
    const from = isSkipping ? skipLine(block) : { at: 0, line: block.line };
    if (from) work(block, from, endsLine || isEnd, isEnd);
  };
  /** The start of the line after the one that is skipped; undefined where the block does not reach it. */
  const skipLine = (block: Block): { at: number; line: number } | undefined => {
    const end = block.text.indexOf('\n');
    if (end < 0) return undefined;
    isSkipping = false;
    return { at: end + 1, line: block.line + 1 };
  };
  const work = (fresh: Block, from: { at: number; line: number }, endsLine: boolean, isEnd: boolean): void => {
    const block = held ? joinBlocks(held, 0, held.line, fresh) : fresh;
    if (held && block.text.length < retryAt && !isEnd) {
      held = block;
      return;
    }
    const start = held ? { at: 0, line: held.line } : from;
    held = undefined;
    const stop = readLines(block, start, endsLine, isEnd);
    if (stop) holdFrom(block, stop);
  };
  const holdFrom = (block: Block, { at, line }: { at: number; line: number }): void => {
    held = joinBlocks(block, at, line, EMPTY);
    retryAt = 2 * held.text.length;
    if (held.text.length > most) refuse(held);
  };
  const refuse = (block: Block): void => {
    const place = placeOf(block, 0, block.text.length, block.line);
    parts.flush();
    sink.add({ line: block.line, kind: 'malformed', column: 1, reason: tooLong(most) }, place);
    held = undefined;
    isSkipping = !block.text.endsWith('\n');
  };
  /** Reads what is whole; gives the place of what is not. */
  const readLines = (block: Block, from: { at: number; line: number }, endsLine: boolean, isEnd: boolean) => {
    const { text } = block;
    let { at, line } = from;
    while (at < text.length) {
      const found = text.indexOf('\n', at);
      if (found < 0 && !endsLine) return { at, line };
      const end = found < 0 ? text.length : found;
      if (parts.isEmpty() && sink.scan(block, at, end, line)) {
        at = end + 1;
        line += 1;
        continue;
      }
      const next = readSlowly(block, at, end, line, isEnd);
      if (next === undefined) return { at, line };
      line += countBreaks(text, at, next);
      at = next;
    }
    return undefined;
  };
  /** Reads the record that begins on a line; gives where the next line begins, or undefined where the record may go on after the block. */
  const readSlowly = (block: Block, at: number, end: number, number: number, isEnd: boolean): number | undefined => {
    const { text } = block;
    const content = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
    if (content.trim() === '') return end + 1;
    const line: TextLine = { number, offset: at, text: content };
    const alone = parseJson(content);
    if (alone) {
      parts.add({
        record: { line: number, kind: 'value', format: 'json', value: alone.value },
        place: placeOf(block, at, end, number),
      });
      return end + 1;
    }
    const records: LineRecord[] = [];
    const resume = readRecordAt(text, line, budget, records);
    const isOneLine = isLogLine(content) && !readCriLine(content)?.partial;
    if (!isEnd && !isOneLine && text.slice(resume).trim() === '') return undefined;
    const place = placeOf(block, at, resume, number);
    for (const record of records) parts.add({ record, place: record.line === number ? place : { ...place, line: record.line } });
    const after = text.indexOf('\n', resume);
    if (resume > 0 && text[resume - 1] === '\n') return resume;
    return after < 0 ? text.length : after + 1;
  };

  return {
    isBetweenRecords: () => held === undefined && !isSkipping && parts.isEmpty(),
    take,
    end() {
      if (held) take(EMPTY, true, true);
      parts.flush();
    },
  };
}

function placeOf(block: Block, start: number, end: number, line: number): Place {
  return { line, locate: () => locateSpan(block, { start, end }, line) };
}

function tooLong(most: number): string {
  return `Longer than ${most} characters: not read`;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Holds the parts of a line that Docker has cut, until they are whole. */
interface PartJoiner {
  readonly add: (placed: Placed) => void;
  readonly isEmpty: () => boolean;
  readonly flush: () => void;
}

function createPartJoiner(sink: RecordSink): PartJoiner {
  let waiting: Placed[] = [];
  let length = 0;
  const flush = (): void => {
    const places = waiting;
    waiting = [];
    length = 0;
    const joined = joinDockerParts(places.map(({ record }) => record));
    for (const record of joined) {
      const place = places.find((one) => one.record.line === record.line)?.place;
      if (place) sink.add(record, place);
    }
  };
  return {
    add(placed) {
      const log = logOf(placed.record);
      if (waiting.length === 0 && (log === undefined || log.endsWith('\n') || !log.startsWith('{'))) {
        sink.add(placed.record, placed.place);
        return;
      }
      waiting.push(placed);
      length += log?.length ?? 0;
      if (log === undefined || log.endsWith('\n') || length > MOST_PARTS) flush();
    },
    isEmpty: () => waiting.length === 0,
    flush,
  };
}

/** Most characters of parts that wait for the end of their line. */
const MOST_PARTS = 2 ** 24;

function logOf(record: LineRecord): string | undefined {
  if (record.kind !== 'value' || !isObject(record.value)) return undefined;
  const log = Object.hasOwn(record.value, 'log') && Object.hasOwn(record.value, 'stream') ? record.value['log'] : undefined;
  return typeof log === 'string' ? log : undefined;
}
