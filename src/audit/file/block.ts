import { detach } from '../../predicate/detach.ts';

/** A stretch of a file as text, with the bytes from which it was decoded and its place. */
export interface Block {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** Number of the line on which it begins, from 1. */
  readonly line: number;
}

/** A span of a block by its text, from and to. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Two blocks that follow each other as one; of the first only what stands from `start` on, which is on `line`. */
export function joinBlocks(first: Block, start: number, line: number, second: Block): Block {
  const from = toByte(first, start, line);
  const bytes = new Uint8Array(first.bytes.length - from + second.bytes.length);
  bytes.set(first.bytes.subarray(from));
  bytes.set(second.bytes, first.bytes.length - from);
  return { text: first.text.slice(start) + second.text, bytes, offset: first.offset + from, line };
}

/** Offset and length in the file of a span that begins on `line`, in bytes, without the line break at its end. */
export function locateSpan(block: Block, { start, end }: Span, line: number): { offset: number; length: number; text: string } {
  const text = block.text.slice(start, endOfContent(block.text, start, end));
  const from = toByte(block, start, line);
  const length = lengthOf(block, text, from);
  return { offset: block.offset + from, length, text: copyText(block, text, from) };
}

/** A text that keeps no block alive: of plain ASCII from the bytes, which is several times as fast. */
function copyText({ text, bytes }: Block, span: string, from: number): string {
  return bytes.length === text.length ? decoder.decode(bytes.subarray(from, from + span.length)) : detach(span);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function endOfContent(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last -= 1;
  return last;
}

/**
 * The byte at which a place of the text stands. Where characters take several bytes, lines are counted, as a line break is one byte in
 * any UTF-8, broken or not, and the characters from the start of the line.
 */
function toByte({ text, bytes, line: firstLine }: Block, at: number, line: number): number {
  if (bytes.length === text.length) return at;
  let from = 0;
  for (let passed = firstLine; passed < line; passed += 1) from = bytes.indexOf(LINE_FEED, from) + 1;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return from + (at > lineStart ? byteLength(text.slice(lineStart, at)) : 0);
}

const LINE_FEED = 0x0a;

function lengthOf({ text, bytes }: Block, span: string, from: number): number {
  return bytes.length === text.length ? span.length : Math.min(byteLength(span), bytes.length - from);
}

const encoder = new TextEncoder();

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
