import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import { evaluate } from '../../../predicate/evaluate.ts';
import type { Known, Predicate } from '../../../predicate/types.ts';
import { dropGuards } from './guards.ts';

describe('dropping guards', () => {
  it('leaves out what every record has', () => {
    expect(dropGuards(exists('verb'))).toEqual(TRUE);
  });
  it('leaves out what another part of the conjunction demands', () => {
    expect(dropGuards(all(exists('a'), equals('a', 1)))).toEqual(equals('a', 1));
    expect(dropGuards(all(exists('a'), any(all(exists('a'), not(equals('a', 1))), equals('b', 2))))).toEqual(
      all(exists('a'), any(not(equals('a', 1)), equals('b', 2))),
    );
  });
  it('keeps the one that nothing else demands', () => {
    const predicate = any(all(exists('a'), not(equals('a', 1))), equals('a', 2));
    expect(dropGuards(predicate)).toEqual(predicate);
    expect(dropGuards(all(exists('a'), exists('a')))).toEqual(exists('a'));
  });
  it('changes no verdict on what is known', () => {
    const field = fc.constantFrom('a', 'b');
    const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        field.map(exists),
        fc.tuple(field, fc.integer({ min: 0, max: 1 })).map(([name, value]) => equals(name, value)),
        fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({ all: parts })),
        fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({ any: parts })),
        tie('tree').map((part) => ({ not: part })),
      ),
    }));
    const known: fc.Arbitrary<Known> = fc.constantFrom(
      { kind: 'absent' },
      { kind: 'value', values: [0] },
      { kind: 'value', values: [1] },
    );
    fc.assert(
      fc.property(tree, known, known, (predicate, a, b) => {
        const lookup = (name: string) => (name === 'a' ? a : b);
        expect(evaluate(dropGuards(predicate), lookup)).toBe(evaluate(predicate, lookup));
      }),
    );
  });
});
