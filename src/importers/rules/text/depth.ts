import { TextError } from './position.ts';
import type { Token } from './tokens.ts';

const DEEPEST = 200;

/**
 * Refuses an expression whose parentheses, or nots in a row, would take a parser by recursive descent too deep.
 * @throws TextError at the first token that lies too deep.
 */
export function checkDepth<Kind extends string>(
  tokens: readonly Token<Kind>[],
  { isOpen, isClose, isNot }: Readonly<Record<'isOpen' | 'isClose' | 'isNot', (token: Token<Kind>) => boolean>>,
): void {
  let open = 0;
  let nots = 0;
  for (const token of tokens) {
    if (isOpen(token)) open++;
    else if (isClose(token)) open--;
    nots = isNot(token) ? nots + 1 : isOpen(token) ? nots : 0;
    if (open + nots > DEEPEST) throw new TextError(`Nested deeper than ${DEEPEST} levels`, token.position);
  }
}
