import { describe, expect, it } from 'vitest';
import { collectFields, collectLeaves } from './fields.ts';
import { parsePredicate } from './parse.ts';
import { printLine } from './print.ts';

const leavesOf = (text: string) => collectLeaves(parsePredicate(text)).map(({ leaf, polarity }) => [printLine(leaf), polarity]);

describe('collectLeaves', () => {
  it('tells tests to be met from tests not to be met', () => {
    expect(leavesOf('a = 1 and not (b = 2 or not c = 3)')).toEqual([
      ['a = 1', 'positive'],
      ['b = 2', 'negative'],
      ['c = 3', 'positive'],
    ]);
  });

  it('lists a test that stands in both ways once, as both', () => {
    expect(leavesOf('(a = 1 and b = 2) or (not a = 1 and b = 2)')).toEqual([
      ['a = 1', 'both'],
      ['b = 2', 'positive'],
    ]);
  });

  it('finds none in unsupported parts and in parts without a test', () => {
    expect(leavesOf('always and unsupported join "a = 1" and never')).toEqual([]);
  });
});

describe('collectFields', () => {
  it('lists each field once, in the order of first use', () => {
    expect(collectFields(parsePredicate('b = 1 and not (a = 2 or b = 3) and a exists'))).toEqual(['b', 'a']);
  });
});
