import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTest } from '../../../predicate/leaf-test.ts';
import { cutPattern, toTextMatch } from './wildcard.ts';

describe('a pattern', () => {
  it.each([
    ['', 'equals', ''],
    ['abc', 'equals', 'abc'],
    ['a\\*c', 'equals', 'a*c'],
    ['*', 'exists', ''],
    ['***', 'exists', ''],
    ['a*', 'startsWith', 'a'],
    ['*a', 'endsWith', 'a'],
    ['**a*', 'contains', 'a'],
    ['a*b', 'glob', 'a*b'],
    ['a?', 'glob', 'a?'],
    ['a\\?*b\\\\', 'glob', 'a\\?*b\\\\'],
  ])('%j is the test %s of %j', (pattern, op, value) => {
    expect(toTextMatch(cutPattern(pattern, '*?'))).toEqual({ op, value });
  });
  it('takes ? as it is where only * is a wildcard', () => {
    expect(toTextMatch(cutPattern('a?b*c', '*'))).toEqual({ op: 'glob', value: 'a\\?b*c' });
  });
  it('fits a text that has something in the place of each *', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (parts, filler) => {
        const pattern = parts.map((part) => part.replace(/[*?\\]/g, '\\$&')).join('*');
        const { op, value } = toTextMatch(cutPattern(pattern, '*?'));
        const fits = makeTest(op === 'exists' ? { field: 'x', op } : { field: 'x', op, values: [value] });
        expect(fits(parts.join(filler))).toBe(true);
      }),
    );
  });
});
