import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE, unsupported } from '../../../predicate/build.ts';
import { TextError } from '../text/position.ts';
import { readEql } from './eql.ts';

const one = (condition: string) => readEql(`any where ${condition}`).steps[0]?.predicate;

describe('an EQL query for one event', () => {
  it('joins tests by and before or', () => {
    expect(one('a == "x" or b == "y" and not c == 3')).toEqual(any(equals('a', 'x'), all(equals('b', 'y'), not(equals('c', 3)))));
  });
  it('takes lists, also of patterns, as any of them', () => {
    expect(one('a in ("x", "y") and b like ("p*", "*q", "r?s")')).toEqual(
      all(
        equals('a', 'x', 'y'),
        any(
          { field: 'b', op: 'startsWith', values: ['p'] },
          { field: 'b', op: 'endsWith', values: ['q'] },
          { field: 'b', op: 'glob', values: ['r?s'] },
        ),
      ),
    );
  });
  it('takes = null as missing, and != as demanding that the field is there', () => {
    expect(one('a == null and b != null')).toEqual(all(not(exists('a')), exists('b')));
    expect(one('a != "x"')).toEqual(all(exists('a'), not(equals('a', 'x'))));
    expect(one('not a == "x" and b not in ("y")')).toEqual(all(not(equals('a', 'x')), not(equals('b', 'y'))));
  });
  it('ignores case for a ~ and for a colon', () => {
    expect(one('a in~ ("X") and b : "y*" and startsWith~(c, "z") and d like~ "q"')).toEqual(
      all(
        { ...equals('a', 'X'), ignoreCase: true },
        { field: 'b', op: 'startsWith', values: ['y'], ignoreCase: true },
        { field: 'c', op: 'startsWith', values: ['z'], ignoreCase: true },
        { ...equals('d', 'q'), ignoreCase: true },
      ),
    );
  });
  it('takes names in backticks, and a lone * as any value', () => {
    expect(one('`a.b_c/d` == "x" and e like "*"')).toEqual(all(equals('a.b_c/d', 'x'), exists('e')));
  });
  it('passes over comments, not over // in a string', () => {
    expect(one('a == "https://x" /* and b == 1 */ and c == true // d')).toEqual(all(equals('a', 'https://x'), equals('c', true)));
  });
  it('reads numbers in order, networks, and values before their field', () => {
    expect(one('a >= 400 and 5 < b and cidrMatch(c, "10.0.0.0/8")')).toEqual(
      all(
        { field: 'a', op: 'compare', relation: '>=', values: [400] },
        { field: 'b', op: 'compare', relation: '>', values: [5] },
        { field: 'c', op: 'cidr', values: ['10.0.0.0/8'] },
      ),
    );
  });
  it('keeps other functions and fields against fields in its own words', () => {
    expect(one('length(a) > 3 and b == c')).toEqual(
      all(unsupported('function', 'length(a) > 3'), unsupported('function', 'b == c')),
    );
    expect(one('not length(a) > 3 and length(b) not in (1, 2) and not length(c) not in (3)')).toEqual(
      all(
        not(unsupported('function', 'length(a) > 3')),
        unsupported('function', 'length(b) not in (1, 2)'),
        not(unsupported('function', 'length(c) not in (3)')),
      ),
    );
  });
  it('may be always true, and cut by pipes', () => {
    expect(readEql('any where true | head 5')).toEqual({
      kind: 'event',
      joint: '',
      steps: [{ category: 'any', predicate: TRUE }],
    });
  });
});

describe('an EQL sequence', () => {
  it('has steps, and fields that join them, which each step demands', () => {
    const query = 'sequence by user.name with maxspan=5m\n [process where a == 1] by b.c, ?e\n [any where d == 2] by `x/y`';
    expect(readEql(query)).toEqual({
      kind: 'sequence',
      joint: 'by user.name with maxspan=5m',
      steps: [
        { category: 'process', predicate: all(equals('a', 1), exists('user.name'), exists('b.c')) },
        { category: 'any', predicate: all(equals('d', 2), exists('user.name'), exists('x/y')) },
      ],
    });
  });
  it('leaves out the step that would end it', () => {
    expect(readEql('sequence [any where a == 1] [any where b == 2] until [any where c == 3]').steps).toHaveLength(2);
  });
  it('asks for a step', () => {
    expect(() => readEql('sequence by a')).toThrow(TextError);
  });
});

describe('a mistake in EQL', () => {
  it.each([
    ['any where', 'Text ends where a value should stand'],
    ['any where a ==', 'Text ends where a value should stand'],
    ['any where a == "x" b', 'Cannot read "b": expected the end'],
    ['any where a in ("x"', 'Text ends where ")" should stand'],
    ['any where a not "x"', 'Cannot read ""x"": expected "in" or "like" behind "not"'],
    ['any a == 1', 'Cannot read "a": expected "where"'],
    ['any where ;', 'Cannot read ";"'],
  ])('is named: %s', (query, message) => {
    expect(() => readEql(query)).toThrow(message);
  });
  it('is placed in the file', () => {
    expect(() => readEql('any where\n  a == )', { line: 20, column: 3 })).toThrow(
      expect.objectContaining({ position: { line: 21, column: 8 } }),
    );
  });
  it('never is anything but a TextError', () => {
    const word = fc.constantFrom(
      'any',
      'where',
      'a',
      '==',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      'not',
      'and',
      'in',
      'like',
      ',',
      'sequence',
      'by',
      '|',
      'null',
      '-',
      '3',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        try {
          readEql(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(TextError);
        }
      }),
    );
  });
  it('is nesting without end', () => {
    expect(() => readEql(`any where ${'('.repeat(5000)}`)).toThrow('Nested deeper');
  });
});
