import { LINE_START } from './line-pattern.ts';

/** Whole lines of a file, which can be read without what comes before or after them. */
export interface Stretch extends StretchStart {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface StretchStart {
  /** Its number among the stretches of the file, from 0. */
  readonly number: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
}

/**
 * More lines than a stretch can have. While a file is read by several, nobody knows how many lines come before a stretch: its lines are
 * numbered from this times its own number, so that they are in the order of the file, until `createLineNumbers` says which they are.
 */
const LINES = 2 ** 32;

/** The number of the first line of a stretch, as its records are told by. */
export function firstLine({ number }: StretchStart): number {
  return number * LINES + 1;
}

/** Makes the function that gives the line in the file, from the lines that each of the stretches has. */
export function createLineNumbers(lines: readonly number[]): (line: number) => number {
  let sum = 0;
  const before = lines.map((count) => {
    sum += count;
    return sum - count;
  });
  return (line) => (before[Math.floor(line / LINES)] ?? 0) + (line % LINES);
}

const START = new TextEncoder().encode(LINE_START);
/** Bytes on which it rests whether a place is such a one: a brace, a line break, the start of a line. */
export const CUT_LENGTH = START.length + 3;
const [LINE_FEED, RETURN, BRACE] = [0x0a, 0x0d, 0x7d];

/**
 * Where bytes can be parted: after a line that ends with a brace, before one that begins as the API server begins an event. In a JSON value a
 * comma or a bracket would have to stand between the two, so none goes on from one to the other; nor do the parts into which container
 * runtimes cut lines, which begin otherwise.
 * @returns the first such place after the start, or the last one; undefined where there is none.
 */
export function findCut(bytes: Uint8Array, which: 'first' | 'last'): number | undefined {
  const next = (from: number): number =>
    which === 'first' ? bytes.indexOf(LINE_FEED, from + 1) : from > 0 ? bytes.lastIndexOf(LINE_FEED, from - 1) : -1;
  for (let at = next(which === 'first' ? 0 : bytes.length); at > 0; at = next(at)) if (isCut(bytes, at + 1)) return at + 1;
  return undefined;
}

function isCut(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 2] === RETURN ? at - 3 : at - 2;
  return bytes[before] === BRACE && START.every((byte, index) => bytes[at + index] === byte);
}
