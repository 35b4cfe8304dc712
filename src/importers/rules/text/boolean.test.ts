import { describe, expect, it } from 'vitest';
import { type BooleanSyntax, type BooleanTree, readBoolean } from './boolean.ts';
import { createTokenReader, type TokenRule, tokenize } from './tokens.ts';

type Kind = 'word' | 'mark';
const rules: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'word', pattern: /\w+/ },
  { kind: 'mark', pattern: /[()]/ },
];
const syntax: BooleanSyntax<Kind, string> = {
  isAnd: ({ text }) => text === 'and',
  isOr: ({ text }) => text === 'or',
  isNot: ({ text }) => text === 'not',
  isOpen: ({ text }) => text === '(',
  isClose: ({ text }) => text === ')',
  readTest: (reader) => ({ kind: 'test', test: reader.expect('word', 'a test').text }),
};

function show(tree: BooleanTree<string>): string {
  if (tree.kind === 'test') return tree.test;
  if (tree.kind === 'not') return `!${show(tree.part)}`;
  return `(${tree.parts.map(show).join(tree.kind === 'all' ? ' & ' : ' | ')})`;
}

function read(text: string, more: Partial<BooleanSyntax<Kind, string>> = {}): string {
  const reader = createTokenReader(tokenize(text, rules));
  const tree = readBoolean(reader, { ...syntax, ...more });
  reader.expect('end', 'the end');
  return show(tree);
}

describe('a boolean expression', () => {
  it.each([
    ['a', 'a'],
    ['a or b and not c', '(a | (b & !c))'],
    ['(a or b) and not (c or d)', '((a | b) & !(c | d))'],
    ['not not a and b', '(!!a & b)'],
    ['a and b and c or d', '((a & b & c) | d)'],
  ])('reads %s as %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
  it('joins parts side by side by and where the language does', () => {
    expect(read('a b or c', { hasImplicitAnd: true })).toBe('((a & b) | c)');
    expect(read('a b or c not d', { hasImplicitAnd: true, orBindsTighter: true })).toBe('(a & (b | c) & !d)');
    expect(read('a (b) or c', { hasImplicitAnd: true })).toBe('((a & b) | c)');
  });
  it('asks for what is missing', () => {
    expect(() => read('a and')).toThrow('Text ends where a test should stand');
    expect(() => read('(a or b')).toThrow('Text ends where ")" should stand');
    expect(() => read('(a or b c')).toThrow('Cannot read "c": expected ")"');
    expect(() => read('a b')).toThrow('Cannot read "b": expected the end');
  });
});
