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
  visitLeaves(predicate, 'positive', (leaf, polarity) => {
    const key = printLine(leaf);
    const before = found.get(key)?.polarity ?? polarity;
    found.set(key, { leaf: found.get(key)?.leaf ?? leaf, polarity: before === polarity ? polarity : 'both' });
  });
  return [...found.values()];
}

/** The fields that a predicate tests, in the order of their first use. */
export function collectFields(predicate: Predicate): readonly string[] {
  return [...new Set(collectLeaves(predicate).map(({ leaf }) => leaf.field))];
}

type Visit = (leaf: Leaf, polarity: 'positive' | 'negative') => void;

function visitLeaves(predicate: Predicate, polarity: 'positive' | 'negative', visit: Visit): void {
  if ('all' in predicate) for (const part of predicate.all) visitLeaves(part, polarity, visit);
  else if ('any' in predicate) for (const part of predicate.any) visitLeaves(part, polarity, visit);
  else if ('not' in predicate) visitLeaves(predicate.not, polarity === 'positive' ? 'negative' : 'positive', visit);
  else if ('field' in predicate) visit(predicate, polarity);
}
