import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicatesOver } from '../../tests/fuzz/predicates.ts';
import { evaluate } from './evaluate.ts';
import { reduce } from './reduce.ts';
import type { Known, Leaf, Predicate } from './types.ts';

const FIELDS = ['a', 'b', 'c', 'd'] as const;
const leaf: fc.Arbitrary<Leaf> = fc.constantFrom(...FIELDS).map((field) => ({ field, op: 'equals', values: ['x'] }));
const predicate = predicatesOver(leaf, 'medium');
const known = fc.constantFrom<Known>({ kind: 'value', values: ['x'] }, { kind: 'value', values: ['y'] }, { kind: 'unknown' });

describe('reduce', () => {
  it('leaves what gives the verdict of the whole, and asks nothing that is decided', () => {
    fc.assert(
      fc.property(predicate, fc.tuple(known, known, known, known), fc.subarray([...FIELDS]), (whole, values, decided) => {
        const lookup = (field: string): Known => values[FIELDS.indexOf(field as 'a')] ?? { kind: 'unknown' };
        const isDecided = (field: string): boolean => decided.includes(field as 'a');
        const left = reduce(whole, (test) => (isDecided(test.field) ? evaluate(test, lookup) : undefined));
        const rest = (field: string): Known => {
          expect(isDecided(field)).toBe(false);
          return lookup(field);
        };
        expect(typeof left === 'string' ? left : evaluate(left, rest)).toBe(evaluate(whole, lookup));
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps what is unknown from deciding', () => {
    const test: Leaf = { field: 'a', op: 'exists' };
    const words: Predicate = { unsupported: 'x', reason: 'function' };
    expect(reduce({ all: [words, test] }, () => 'match')).toBe('unknown');
    expect(reduce({ any: [words, test] }, () => 'match')).toBe('match');
    expect(reduce({ all: [test, { field: 'b', op: 'exists' }] }, ({ field }) => (field === 'b' ? 'match' : undefined))).toBe(
      test,
    );
  });
});
