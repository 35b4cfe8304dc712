import type { FilePart } from './messages.ts';
import { countOf } from './numbers.ts';

/** The file in which a byte or a line of the sequence of all files stands. */
export interface Places {
  /** A line for a reader: `12`, or `audit-1.log: 12` where there are several files. */
  readonly sayLine: (line: number) => string;
  /** Name of the file, and the line in it. */
  readonly lineIn: (line: number) => { readonly file: string; readonly line: number };
  /** Index of the file, and the byte in it, unpacked. */
  readonly byteIn: (offset: number) => { readonly file: number; readonly offset: number };
}

/** `parts` has at least one file, the first of which begins at 0. */
export function createPlaces(parts: readonly FilePart[]): Places {
  const lineIn: Places['lineIn'] = (line) => {
    const part = parts.findLast(({ lines }) => lines < line) ?? parts[0];
    return { file: part?.name ?? '', line: line - (part?.lines ?? 0) };
  };
  return {
    lineIn,
    sayLine: (line) => {
      const place = lineIn(line);
      return parts.length > 1 ? `${place.file}: ${countOf(place.line)}` : countOf(place.line);
    },
    byteIn: (offset) => {
      const file = Math.max(
        parts.findLastIndex((part) => part.offset <= offset),
        0,
      );
      return { file, offset: offset - (parts[file]?.offset ?? 0) };
    },
  };
}
