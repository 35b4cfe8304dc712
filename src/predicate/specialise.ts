import type { Compiled } from './evaluate.ts';
import type { Leaf, Lookup, Predicate, Verdict } from './types.ts';
import { negate } from './verdict.ts';

/**
 * Prepares a predicate for events of which some tests are decided already: the verdict where it follows from them, else what evaluates
 * the rest. Gives what `compile` gives on every event of which `decide` tells the truth. `decide`: the verdict of a test, 'unknown' included, or
 * what evaluates it where it depends on the event.
 */
export function specialise(predicate: Predicate, decide: Decide): Compiled | Verdict {
  if ('all' in predicate) return fold(specialiseAll(predicate.all, decide), 'match', 'no-match');
  if ('any' in predicate) return fold(specialiseAll(predicate.any, decide), 'no-match', 'match');
  if ('not' in predicate) return negated(specialise(predicate.not, decide));
  if ('unsupported' in predicate) return 'unknown';
  return decide(predicate);
}

/** Decides a test as far as that can be done. */
export type Decide = (leaf: Leaf) => Compiled | Verdict;

function specialiseAll(parts: readonly Predicate[], decide: Decide): readonly (Compiled | Verdict)[] {
  return parts.map((part) => specialise(part, decide));
}

function fold(parts: readonly (Compiled | Verdict)[], neutral: Verdict, deciding: Verdict): Compiled | Verdict {
  const verdicts = parts.filter((part) => typeof part === 'string');
  if (verdicts.includes(deciding)) return deciding;
  const start: Verdict = verdicts.includes('unknown') ? 'unknown' : neutral;
  const open = parts.filter((part) => typeof part !== 'string');
  if (open.length === 0) return start;
  return (lookup: Lookup) => {
    let verdict = start;
    for (const part of open) {
      const own = part(lookup);
      if (own === deciding) return deciding;
      if (own === 'unknown') verdict = 'unknown';
    }
    return verdict;
  };
}

function negated(part: Compiled | Verdict): Compiled | Verdict {
  return typeof part === 'string' ? negate(part) : (lookup) => negate(part(lookup));
}
