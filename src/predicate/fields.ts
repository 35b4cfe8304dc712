import { partsOf } from './parts.ts';
import { printLine } from './print.ts';
import type { Leaf, Predicate } from './types.ts';

/** Whether a test is to be met (`positive`), not to be met (`negative`, under an odd number of `not`), or stands in both ways. */
export type Polarity = 'positive' | 'negative' | 'both';

export interface PolarLeaf {
  readonly leaf: Leaf;
  readonly polarity: Polarity;
}

/** The tests of a predicate in the order of their first use, equal ones once. */
export function collectLeaves(predicate: Predicate): readonly PolarLeaf[] {
  const found = new Map<string, PolarLeaf>();
  for (const { part: leaf, isNegated } of partsOf(predicate)) {
    if ('unsupported' in leaf) continue;
    const polarity = isNegated ? 'negative' : 'positive';
    const key = printLine(leaf);
    const before = found.get(key);
    found.set(key, { leaf: before?.leaf ?? leaf, polarity: (before?.polarity ?? polarity) === polarity ? polarity : 'both' });
  }
  return [...found.values()];
}

/** The fields that a predicate tests, in the order of their first use. */
export function collectFields(predicate: Predicate): readonly string[] {
  return [...new Set(collectLeaves(predicate).map(({ leaf }) => leaf.field))];
}
