import type { Problem } from './problem.ts';

/**
 * Characters that a reader of a diff cannot see or that turn text around: control characters but tab and line ends, zero-width characters,
 * bidirectional controls (trojansource.codes), separators of lines and paragraphs, and the byte order mark where it does not begin the
 * file. Also as escapes in quoted text, and as references of HTML, which Markdown takes for the character.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|0)|&#(?:[xX][\da-fA-F]{1,8}|\d{1,8});/gu;
const NAMED = /&(?:lrm|rlm|zwn?j|shy|NoBreak|ZeroWidthSpace|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic);/g;

/** So many of one file are enough to see what is wrong with it; of a file of zeros each would be one. */
const MOST = 10;

/** The first hidden characters of a text, at most ten of either kind, as problems with rule `yaml`. */
export function findHidden(file: string, text: string): Problem[] {
  const named = text.matchAll(NAMED).map(({ 0: match, index }) => toProblem(file, text, index, match));
  const found = text.matchAll(HIDDEN).flatMap(({ 0: match, index }): Problem[] => {
    const point = pointOf(match);
    return isPlain(point) || (point === 0xfeff && index === 0) ? [] : [toProblem(file, text, index, nameOf(point))];
  });
  return [...found.take(MOST), ...named.take(MOST)];
}

/** The first hidden character of a value as a problem at `index` of the text, where YAML has it: quoted text has escapes of its own, such as `\e`. */
export function findHiddenValue(file: string, text: string, value: string, index: number): Problem[] {
  const point = [...value].map((char) => char.codePointAt(0) ?? 0).find((char) => !isPlain(char));
  return point === undefined ? [] : [toProblem(file, text, index, nameOf(point))];
}

function toProblem(file: string, text: string, index: number, name: string): Problem {
  const before = text.slice(0, index).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const tip = 'Remove it, or type the character that readers see';
  return { file, ...place, level: 'error', rule: 'yaml', message: `Hidden character ${name}`, tip };
}

function nameOf(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The code point of a character, of its escape (\x1b, \u202e, \U0000202e, \0) or of its reference (&#x202e;, &#8238;). */
function pointOf(match: string): number {
  if (match.startsWith('&#')) return Number(match.slice(2, -1).replace(/^x/i, '0x'));
  const escaped = match.length > 1 && match.startsWith('\\');
  return escaped ? Number.parseInt(match.slice(2) || '0', 16) : (match.codePointAt(0) ?? 0);
}

function isPlain(point: number): boolean {
  if (point === 0x9 || point === 0xa || point === 0xd) return true;
  return point <= 0x10ffff && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(String.fromCodePoint(point));
}
