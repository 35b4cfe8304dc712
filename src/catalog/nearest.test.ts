import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'R') });
const RUNS = { numRuns: 200, seed: 36 };

describe('editDistance', () => {
  it('counts insertions, deletions and replacements', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('objectRef.subResource', 'objectRef.subresource')).toBe(1);
  });

  it('is zero for equal words only, and the same in both directions', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
      RUNS,
    );
  });

  it('never is shorter than the difference in length, nor longer than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      RUNS,
    );
  });

  it('gets no shorter by a detour', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
      RUNS,
    );
  });
});

describe('nearest', () => {
  it('finds a slip of the pen, whatever the case', () => {
    expect(nearest('suspiciousWen', ['summary', 'suspiciousWhen'])).toBe('suspiciousWhen');
    expect(nearest('OBJECTREF.NAME', ['objectRef.namespace', 'objectRef.name'])).toBe('objectRef.name');
  });

  it('gives nothing where a third of the word or more is other', () => {
    expect(nearest('verb', ['stage', 'level'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  it('takes the first of those that are equally near', () => {
    expect(nearest('pod', ['pods', 'pode'])).toBe('pods');
  });
});
