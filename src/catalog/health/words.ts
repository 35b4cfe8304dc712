import { printLine } from '../../predicate/print.ts';
import type { Predicate, Scalar } from '../../predicate/types.ts';

/** Values as JSON, joined: `"a", "b" or "c"`; of many, the first few and how many more. */
export function listValues(values: readonly Scalar[], word: 'and' | 'or'): string {
  return listWords(
    values.map((value) => JSON.stringify(value)),
    word,
  );
}

/** "a, b and c"; of more than six, the first five and how many more. */
export function listWords(words: readonly string[], word: 'and' | 'or' = 'and'): string {
  const shown = words.length > 6 ? [...words.slice(0, 5), `${words.length - 5} more`] : words;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A test on one line, cut where it is long. */
export function quoteTest(predicate: Predicate): string {
  const line = printLine(predicate);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
