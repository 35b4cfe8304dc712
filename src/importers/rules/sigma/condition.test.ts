import { describe, expect, it } from 'vitest';
import { all, any, exists, not, unsupported } from '../../../predicate/build.ts';
import { readCondition } from './condition.ts';

const [a, b, c] = [exists('a'), exists('b'), exists('c')];
const searches = new Map([
  ['selection_a', a],
  ['selection_b', b],
  ['filter_c', c],
  ['_hidden', exists('hidden')],
  ['a.b-c', exists('a.b-c')],
]);
const read = (text: string) => readCondition(text, searches);

describe('a condition of a Sigma rule', () => {
  it('binds not tighter than and, and that tighter than or', () => {
    expect(read('selection_a or not selection_b and filter_c')).toEqual(any(a, all(not(b), c)));
    expect(read('(selection_a or selection_b) and not (filter_c)')).toEqual(all(any(a, b), not(c)));
  });
  it('may have its words in upper case, and breaks of lines', () => {
    expect(read('selection_a AND\n  NOT filter_c')).toEqual(all(a, not(c)));
  });
  it('takes one or all of the searches that fit a pattern', () => {
    expect(read('1 of selection_*')).toEqual(any(a, b));
    expect(read('any of selection_*')).toEqual(any(a, b));
    expect(read('all of selection_* and not 1 of filter_*')).toEqual(all(a, b, not(c)));
    expect(read('all of *_a')).toEqual(a);
    expect(read('1 of a.b-c')).toEqual(exists('a.b-c'));
  });
  it('leaves searches with an underscore out of them, and not out of a pattern', () => {
    expect(read('1 of them')).toEqual(any(a, b, c, exists('a.b-c')));
    expect(read('all of _*')).toEqual(exists('hidden'));
  });
  it('keeps an aggregation in its own words', () => {
    expect(read('selection_a | count() by user > 5')).toEqual(all(a, unsupported('aggregation', '| count() by user > 5')));
  });
  it.each([
    ['', 1, 1, 'Text ends where the name of a search should stand'],
    ['selection_a and', 1, 16, 'Text ends where the name of a search should stand'],
    ['selection_x', 1, 1, 'Cannot find the search "selection_x" in the rule'],
    ['selection_a and\n1 of nothing_*', 2, 6, 'Cannot find a search that fits "nothing_*" in the rule'],
    ['2 of selection_*', 1, 1, 'Cannot read "2 of": only 1, any and all are known'],
    ['(selection_a', 1, 13, 'Text ends where ")" should stand'],
    ['selection_a selection_b', 1, 13, 'Cannot read "selection_b": expected "and" or "or"'],
    ['selection_a and $x', 1, 17, 'Cannot read "$x"'],
  ])('that is %j is refused at its place', (text, line, column, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ message, position: { line, column } }));
  });
  it('that is nested too deep is refused', () => {
    expect(() => read(`${'('.repeat(5000)}selection_a${')'.repeat(5000)}`)).toThrow(/deeper/);
    expect(() => read(`${'not '.repeat(5000)}selection_a`)).toThrow(/deeper/);
  });
});
