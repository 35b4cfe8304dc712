import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPattern } from './pattern.ts';
import { COMMON, escapeRegex, ONIGURUMA, PYTHON, patternRegex, translateRegex, translateToLucene, widenLucene } from './regex.ts';

describe('a regular expression for other engines', () => {
  it.each([
    ['^/api/v\\d+/pods$', '^\\/api\\/v[0-9]+\\/pods$'],
    ['a|(?:b|c){2,3}?', 'a|(?:b|c){2,3}?'],
    ['[^\\w-]\\.', '[^0-9A-Za-z_-]\\.'],
    ['[[&]', '[\\[&]'],
    ['\\bsh\\b', '\\bsh\\b'],
    ['\\/', '\\/'],
    ['(a)', '(?:a)'],
  ])('is, for %s, %s', (pattern, wanted) => {
    expect(translateRegex(pattern, COMMON)).toBe(wanted);
  });

  it('has the ends of the text where an engine takes ^ and $ for those of a line', () => {
    expect(translateRegex('^a$', ONIGURUMA)).toBe('\\Aa\\z');
    expect(translateRegex('^a$', PYTHON)).toBe('\\Aa\\Z');
  });

  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '\\p{L}', '\\u0041', '(?<n>a)', '[a&&b]', '(', 'a)', '*a', '[\\D]', '\\c', '{'])(
    'is none for %s, which engines do not share',
    (pattern) => {
      expect(translateRegex(pattern, COMMON)).toBeUndefined();
    },
  );

  it('finds a text by its own escaped form, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, other) => {
        const regex = new RegExp(`^${escapeRegex(text)}$`, 'u');
        expect(regex.test(text)).toBe(true);
        expect(regex.test(other)).toBe(other === text);
      }),
    );
  });
});

describe("a regular expression for Lucene's engine", () => {
  it.each([
    ['^a', 'a.*'],
    ['a$', '.*a'],
    ['^a$', 'a'],
    ['a|b', '.*(a|b).*'],
    ['^(?:a|b)$', '(a|b)'],
    ['x#y', '.*x\\#y.*'],
    ['a+?', '.*a+.*'],
  ])('fits the whole text: %s is %s', (pattern, wanted) => {
    expect(translateToLucene(pattern, false)).toBe(wanted);
  });

  it.each(['^a|b$', 'a^b', '\\bsh', '(?:^a)'])('is none for %s, as it knows no ends within', (pattern) => {
    expect(translateToLucene(pattern, false)).toBeUndefined();
  });

  it('takes letters of either case by sets of both', () => {
    expect(widenLucene('aB-1ß')).toBe('[aA][Bb]\\-1ß');
    expect(translateToLucene('^[a-c]x$', true)).toBe('[a-cA-C][xX]');
  });
});

describe('a pattern as a regular expression', () => {
  it('has ends only where it needs them', () => {
    expect(patternRegex(toPattern('startsWith', 'a.b'))).toBe('^a\\.b');
    expect(patternRegex(toPattern('endsWith', 'a'))).toBe('a$');
    expect(patternRegex(toPattern('contains', 'a'))).toBe('a');
    expect(patternRegex(toPattern('glob', 'a*b?'))).toBe('^a[\\s\\S]*b[\\s\\S]$');
    expect(patternRegex(toPattern('glob', '\\*a'))).toBe('^\\*a$');
  });
});
