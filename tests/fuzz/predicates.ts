import fc from 'fast-check';
import type { Leaf, Predicate } from '../../src/predicate/types.ts';

/** Predicates of any form over the given tests, parts in words among them. `weight`: how much oftener a test comes than each other form. */
export function predicatesOver(leaf: fc.Arbitrary<Leaf>, depthSize: 'small' | 'medium', weight = 1): fc.Arbitrary<Predicate> {
  return fc.letrec<{ predicate: Predicate }>((tie) => ({
    predicate: fc.oneof(
      { depthSize },
      { weight, arbitrary: leaf },
      fc.constant<Predicate>({ unsupported: 'x', reason: 'function' }),
      fc.record({ all: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ not: tie('predicate') }),
    ) as fc.Arbitrary<Predicate>,
  })).predicate;
}
