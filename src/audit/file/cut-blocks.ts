import type { CountKnown } from './known-lines.ts';
import type { BlockReader } from './line-reader.ts';

/** Takes the bytes of a file as they come, and hands them on as blocks of text. */
export interface BlockCutter {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly bytes: () => number;
  /** Lines begun so far. */
  readonly lines: () => number;
}

/** Most bytes of a block, but for a line that is longer. */
const MOST = 2 ** 17;

/** Most bytes that are read before known lines are looked for again. */
const MOST_UNKNOWN = 2 ** 15;

/** A line longer than this comes in several blocks. */
const LONGEST = 2 ** 20;

const LINE_FEED = 0x0a;

/**
 * Makes a cutter. A block ends with a line, so that the next one begins with a line; only a very long line is parted, never within a character.
 * A byte order mark is left out, and what is no UTF-8 becomes U+FFFD. `openKnown`: counts lines that are no part of a block then; see KnownLines.
 */
export function createBlockCutter(
  reader: Pick<BlockReader, 'take' | 'isBetweenRecords'>,
  openKnown?: (bytes: Uint8Array) => CountKnown,
): BlockCutter {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let held: Uint8Array[] = [];
  /** Bytes that are read before known lines are looked for again: more and more where there are none. */
  let unknown = 1;
  let [heldLength, offset, line, seen, endsWithBreak] = [0, 0, 1, 0, true];

  const emit = (bytes: Uint8Array): void => {
    const skip = offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const content = skip > 0 ? bytes.subarray(skip) : bytes;
    const block = { text: decoder.decode(content), bytes: content, offset: offset + skip, line };
    const isWhole = bytes.at(-1) === LINE_FEED;
    offset += bytes.length;
    reader.take(block, isWhole);
    line += countLines(block.text);
    endsWithBreak = isWhole;
  };
  const hold = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    held.push(bytes.slice());
    heldLength += bytes.length;
    if (heldLength > LONGEST) emitHeld(false);
  };
  /** What is held, but for the start of a character that is not whole. */
  const emitHeld = (isEnd: boolean): void => {
    const bytes = concat(held, heldLength);
    const end = isEnd ? bytes.length : wholeCharacters(bytes);
    held = end < bytes.length ? [bytes.subarray(end)] : [];
    heldLength = bytes.length - end;
    if (end > 0) emit(bytes.subarray(0, end));
  };
  const pushPart = (part: Uint8Array): void => {
    const end = part.lastIndexOf(LINE_FEED) + 1;
    const first = end > 0 && heldLength > 0 ? part.indexOf(LINE_FEED) + 1 : 0;
    if (first > 0) {
      const line = concat([...held, part.subarray(0, first)], heldLength + first);
      held = [];
      heldLength = 0;
      emit(line);
    }
    if (end > first) emit(part.subarray(first, end));
    hold(part.subarray(end));
  };

  /** After the known lines that begin there, and how far blocks may reach then; undefined where no line can be left out. */
  const passKnown = (count: CountKnown, at: number): { readonly at: number; readonly reach: number } | undefined => {
    if (!reader.isBetweenRecords()) return undefined;
    if (heldLength > 0) return { at, reach: 1 };
    const { end, lines, isNew } = count(at, line);
    offset += end - at;
    line += lines;
    unknown = isNew || lines > 0 ? 1 : Math.min(2 * unknown, MOST_UNKNOWN);
    return { at: end, reach: unknown };
  };

  return {
    push(chunk) {
      seen += chunk.length;
      const count = openKnown?.(chunk);
      for (let at = 0; at < chunk.length; ) {
        const next = count && passKnown(count, at);
        at = next?.at ?? at;
        const end = next ? endOfLines(chunk, at, next.reach) : endOfPart(chunk, at);
        pushPart(chunk.subarray(at, end));
        at = end;
      }
    },
    end() {
      if (heldLength > 0) emitHeld(true);
    },
    bytes: () => seen,
    lines: () => (seen === 0 ? 0 : line - 1 + (endsWithBreak && heldLength === 0 ? 0 : 1)),
  };
}

/** After the line that reaches so far, unless that is too long for a block. */
function endOfLines(chunk: Uint8Array, at: number, reach: number): number {
  if (at >= chunk.length) return at;
  const end = chunk.indexOf(LINE_FEED, at + reach - 1) + 1;
  return end > 0 && end - at <= MOST ? end : endOfPart(chunk, at);
}

/** After the last line break within reach, so that nothing needs to be copied and held; where there is none, or nothing follows, as far as it goes. */
function endOfPart(chunk: Uint8Array, at: number): number {
  if (chunk.length - at <= MOST) return chunk.length;
  const end = chunk.lastIndexOf(LINE_FEED, at + MOST - 1) + 1;
  return end > at ? end : at + MOST;
}

function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Length without a character at the end of which bytes are missing. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
