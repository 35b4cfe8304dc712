import type { Position } from '../text/position.ts';
import { locateInScalar, offsetAt } from '../text/scalar-position.ts';

/** A place in a file. */
export interface Place extends Position {
  readonly path: string;
}

/** A text put together of parts that stand in several files. */
export interface LocatedText {
  readonly text: string;
  /** Where in its file a place in the text stands. */
  readonly locate: (position: Position) => Place;
}

/** The value of a YAML scalar that begins at `scalar` of the file. */
export function textOfScalar(path: string, file: string, scalar: Position, text: string): LocatedText {
  return { text, locate: (position) => ({ path, ...locateInScalar(file, scalar, text, position) }) };
}

/** A text behind another, with a blank between them, as Falco appends to conditions. */
export function appendText(left: LocatedText, right: LocatedText): LocatedText {
  return {
    text: `${left.text} ${right.text}`,
    locate: (position) => {
      const offset = offsetAt(`${left.text} ${right.text}`, position) - left.text.length - 1;
      return offset < 0 ? left.locate(position) : right.locate(placeOf(right.text, offset));
    },
  };
}

function placeOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
