import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, TextError } from './position.ts';
import { createTokenReader, type TokenRule, tokenize } from './tokens.ts';

type Kind = 'word' | 'string' | 'mark';
const rules: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { pattern: /\/\*[\s\S]*?\*\// },
  { kind: 'string', pattern: /"(?:[^"\\]|\\.)*"/, read: (text) => text.slice(1, -1) },
  { kind: 'word', pattern: /\w+/ },
  { kind: 'mark', pattern: /[()=]/ },
];
const read = (text: string) => createTokenReader(tokenize(text, rules));

describe('cutting a text into tokens', () => {
  it('passes over spaces and comments and ends with an end', () => {
    expect(tokenize('a /* b\n */ "c d"', rules).map(({ kind, value }) => [kind, value])).toEqual([
      ['word', 'a'],
      ['string', 'c d'],
      ['end', ''],
    ]);
  });
  it('tells line and column within the file', () => {
    const places = tokenize('a b\n  c', rules, { line: 10, column: 5 }).map(({ position }) => position);
    expect(places).toEqual([
      { line: 10, column: 5 },
      { line: 10, column: 7 },
      { line: 11, column: 3 },
      { line: 11, column: 4 },
    ]);
  });
  it('says where no rule fits', () => {
    expect(() => tokenize('a\n ?b', rules)).toThrow(new TextError('Cannot read "?b"', { line: 2, column: 2 }));
  });
  it('reads an empty text as its end', () => {
    expect(tokenize('', rules)).toHaveLength(1);
  });
  it('places each token where it stands in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', ' ', '(', '"x\ny"')), (parts) => {
        const text = parts.join(' ');
        for (const { offset, position } of tokenize(text, rules)) expect(position).toEqual(positionAt(text, offset));
      }),
    );
  });
});

describe('a reader of tokens', () => {
  it('takes what is asked for, in letters of either case', () => {
    const reader = read('AND (x');
    expect(reader.accept('word', 'or')).toBeUndefined();
    expect(reader.accept('word', 'and')?.text).toBe('AND');
    expect(reader.peek(1).text).toBe('x');
    expect(reader.sees('mark', '(')).toBe(true);
  });
  it('stays at the end', () => {
    const reader = read('x');
    reader.next();
    reader.next();
    expect(reader.next().kind).toBe('end');
    expect(reader.peek(5).kind).toBe('end');
  });
  it('names what it expected, and where', () => {
    const error = new TextError('Cannot read ")": expected a name', { line: 1, column: 1 });
    expect(() => read(')').expect('word', 'a name')).toThrow(error);
    expect(() => read('').expect('word', 'a name')).toThrow('Text ends where a name should stand');
  });
});
