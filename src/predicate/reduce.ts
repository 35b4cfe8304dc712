import type { Leaf, Predicate, Verdict } from './types.ts';
import { negate } from './verdict.ts';

/** Decides a test; undefined where it stays open. */
export type DecideLeaf = (leaf: Leaf) => Verdict | undefined;

/** Stands for what is unknown whatever else an event says. */
const UNKNOWN: Predicate = { unsupported: '', reason: 'full-text' };

/**
 * What is left of a predicate once some of its tests are decided: the verdict where it follows from them, else a predicate of the tests that
 * still count. On every event of which `decide` tells the truth it gives what the whole gives. Tests stay the same objects.
 */
export function reduce(predicate: Predicate, decide: DecideLeaf): Predicate | Verdict {
  if ('all' in predicate) return reduceParts(predicate.all, decide, 'no-match');
  if ('any' in predicate) return reduceParts(predicate.any, decide, 'match');
  if ('not' in predicate) {
    const part = reduce(predicate.not, decide);
    return typeof part === 'string' ? negate(part) : { not: part };
  }
  return 'unsupported' in predicate ? 'unknown' : (decide(predicate) ?? predicate);
}

/** Of `all` or `any`, by the verdict that decides alone. */
function reduceParts(parts: readonly Predicate[], decide: DecideLeaf, deciding: 'match' | 'no-match'): Predicate | Verdict {
  const open: Predicate[] = [];
  let isUnknown = false;
  for (const part of parts) {
    const rest = reduce(part, decide);
    if (rest === deciding) return deciding;
    if (rest === 'unknown') isUnknown = true;
    else if (typeof rest !== 'string') open.push(rest);
  }
  const [first, ...others] = open;
  if (!first) return isUnknown ? 'unknown' : negate(deciding);
  if (isUnknown) open.push(UNKNOWN);
  else if (others.length === 0) return first;
  return deciding === 'no-match' ? { all: open } : { any: open };
}
