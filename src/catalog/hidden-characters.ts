import type { Problem } from './problem.ts';

/**
 * Characters that a reader of a diff cannot see or that turn text around: control characters but tab and line ends, zero-width characters,
 * bidirectional controls (trojansource.codes), and the byte order mark where it does not begin the file. Also as escapes in quoted text.
 */
const HIDDEN = /[\p{Cc}\p{Cf}]|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|0)/giu;

/** Hidden characters of a text as problems with rule `yaml`. */
export function findHidden(file: string, text: string): Problem[] {
  return [...text.matchAll(HIDDEN)].flatMap(({ 0: match, index }): Problem[] => {
    const point = pointOf(match);
    if (isPlain(point) || (point === 0xfeff && index === 0)) return [];
    const before = text.slice(0, index).split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const message = `Hidden character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    return [{ file, ...place, level: 'error', rule: 'yaml', message, tip: 'Remove it, or type the character that readers see' }];
  });
}

/** The code point of a character or of its escape: \x1b, \u202e, \U0000202e, \0. */
function pointOf(match: string): number {
  const escaped = match.length > 1 && match.startsWith('\\');
  return escaped ? Number.parseInt(match.slice(2) || '0', 16) : (match.codePointAt(0) ?? 0);
}

function isPlain(point: number): boolean {
  if (point === 0x9 || point === 0xa || point === 0xd) return true;
  return point <= 0x10ffff && !/[\p{Cc}\p{Cf}]/u.test(String.fromCodePoint(point));
}
