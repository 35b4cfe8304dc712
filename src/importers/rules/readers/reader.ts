import type { Leaf, Predicate } from '../../../predicate/types.ts';

/**
 * Turns a test of a product's own field, whose values say several things at once, into tests of canonical fields. `test` has the
 * product's field as its `field`. Undefined where this test says nothing that canonical fields could say.
 */
export type ValueReader = (test: Leaf) => Predicate | undefined;
