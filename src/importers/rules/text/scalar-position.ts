import { type Position, positionAt } from './position.ts';

/**
 * Where a character of a YAML scalar's value stands in the file. `scalar` is the place in the file's text at which the scalar begins,
 * `value` what YAML made of it, `place` a place in that value.
 *
 * Folding and indentation change blanks alone, so the character is found by counting what is not blank: exact for plain, block and
 * quoted scalars; only escapes of several digits in double quotes (`\u0020`) move it by a few columns.
 */
export function locateInScalar(text: string, scalar: Position, value: string, place: Position): Position {
  const start = offsetAt(text, scalar);
  const before = countInk(value.slice(0, offsetAt(value, place)));
  const isEnd = before > 0 && before === countInk(value);
  const at = findInk(text, start, isEnd ? before - 1 : before);
  return positionAt(text, isEnd ? at + 1 : at);
}

/** The offset of a character that is not blank, counted from 0 from the beginning of the scalar. */
function findInk(text: string, start: number, wanted: number): number {
  const quote = text[start];
  let at = contentStart(text, start);
  for (let seen = 0; at < text.length; at++) {
    if (isBlank(text[at])) continue;
    if (seen++ === wanted) break;
    if (quote === '"' && text[at] === '\\') at++;
    if (quote === "'" && text[at] === "'") at++;
  }
  return at;
}

/** The offset of a place in a text. */
export function offsetAt(text: string, { line, column }: Position): number {
  let at = 0;
  for (let current = 1; current < line; current++) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

/** Behind the quote, or on the line below `|` and `>`. */
function contentStart(text: string, start: number): number {
  const first = text[start];
  if (first === "'" || first === '"') return start + 1;
  if (first !== '|' && first !== '>') return start;
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end + 1;
}

function countInk(text: string): number {
  return [...text.matchAll(/[^ \n\t\r]/g)].length;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
