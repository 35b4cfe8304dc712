import { describe, expect, it } from 'vitest';
import { toPortableRegex } from './portable-regex.ts';

describe('a regular expression of another flavor', () => {
  it.each(['^a.*b$', 'a|b', '[^a-z]{2,3}', '\\d+\\.\\w', '(?:ab)+', 'a\\/b\\-c', 'x\\\\Ab'])('is taken over: %s', (source) => {
    expect(toPortableRegex(source)).toEqual({ pattern: source, ignoreCase: false });
  });
  it('gives up its mark for either case', () => {
    expect(toPortableRegex('(?i)abc')).toEqual({ pattern: 'abc', ignoreCase: true });
  });
  it.each([
    '\\Aabc\\Z',
    '\\Qa.b\\E',
    '\\p{L}',
    'a++',
    'a*+',
    '(?>ab)',
    '[[:alpha:]]',
    '(?s)a',
    'a(?i)b',
    '(a)\\1',
    '(?<n>a)',
    '(',
  ])('is left alone where ECMAScript reads it in another way: %s', (source) => {
    expect(toPortableRegex(source)).toBeUndefined();
  });
});
