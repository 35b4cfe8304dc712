import { describe, expect, it } from 'vitest';
import { checkDepth } from './depth.ts';
import { type Token, tokenize } from './tokens.ts';

type Kind = 'open' | 'close' | 'word';
const syntax = {
  isOpen: ({ kind }: Token<Kind>) => kind === 'open',
  isClose: ({ kind }: Token<Kind>) => kind === 'close',
  isNot: ({ text }: Token<Kind>) => text === 'not',
};
const check = (text: string) =>
  checkDepth(
    tokenize<Kind>(text, [
      { pattern: /\s+/ },
      { kind: 'open', pattern: /\(/ },
      { kind: 'close', pattern: /\)/ },
      { kind: 'word', pattern: /\w+/ },
    ]),
    syntax,
  );

describe('the depth of an expression', () => {
  it('may be that of any rule that people write', () => {
    expect(() => check(`${'('.repeat(100)}a${')'.repeat(100)} not not b`)).not.toThrow();
    expect(() => check('(a) '.repeat(10_000))).not.toThrow();
    expect(() => check('not a '.repeat(10_000))).not.toThrow();
  });
  it.each([['('.repeat(100_000)], ['not '.repeat(100_000)], ['not ('.repeat(100_000)]])(
    'is refused where it would end the stack',
    (text) => {
      expect(() => check(text)).toThrow('Nested deeper than 200 levels');
    },
  );
});
