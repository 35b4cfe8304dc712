import { describe, expect, it } from 'vitest';
import { fromLuceneRegex } from './lucene-regex.ts';

describe("a regular expression of Lucene's", () => {
  it.each([
    ['abc', '^abc$'],
    ['.*abc.*', 'abc'],
    ['.*abc', 'abc$'],
    ['abc.*', '^abc'],
    ['.*', '$'],
    ['a|b', '^(?:a|b)$'],
    ['.*a|b.*', '^(?:.*a|b.*)$'],
    ['.*(a|b).*', '(a|b)'],
    ['a(/|\\?|$)^', '^a(/|\\?|\\$)\\^$'],
    ['[^a$]', '^[^a$]$'],
    ['a\\:b\\.c\\d', '^a:b\\.c\\d$'],
    ['a.*?', '^a.*?$'],
  ])('%s is %s', (pattern, expected) => {
    expect(fromLuceneRegex(pattern)).toBe(expected);
  });
  it('has operators that ECMAScript lacks', () => {
    for (const pattern of ['a<1-9>', 'a&b', '~a', '@', '#', '"a"']) expect(fromLuceneRegex(pattern)).toBeUndefined();
  });
  it('takes such marks as they are in a set or behind a backslash', () => {
    expect(fromLuceneRegex('[@&]\\&')).toBe('^[@&]&$');
  });
  it('is none where it does not end', () => {
    expect(fromLuceneRegex('(a')).toBeUndefined();
    expect(fromLuceneRegex('[a')).toBeUndefined();
  });
});
