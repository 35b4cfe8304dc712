import { makeTest } from './leaf-test.ts';
import type { Known, Leaf, Lookup, Predicate, Verdict } from './types.ts';
import { negate } from './verdict.ts';

/** Evaluates a predicate against what is known of one event. */
export type Compiled = (lookup: Lookup) => Verdict;

/**
 * Prepares a predicate for many events: values, patterns and networks are read once. Three-valued (Kleene): `all` is the least,
 * `any` the greatest of its parts in the order no-match < unknown < match; `not` swaps the ends.
 * @param prepare what evaluates a test, where that is known already
 * @throws SyntaxError for a regular expression, a network, or a number to compare with that cannot be read.
 */
export function compile(predicate: Predicate, prepare: (leaf: Leaf) => Compiled = compileLeaf): Compiled {
  const compilePart = (part: Predicate): Compiled => compile(part, prepare);
  if ('all' in predicate) return foldParts(predicate.all.map(compilePart), 'match', 'no-match');
  if ('any' in predicate) return foldParts(predicate.any.map(compilePart), 'no-match', 'match');
  if ('not' in predicate) {
    const part = compilePart(predicate.not);
    return (lookup) => negate(part(lookup));
  }
  if ('unsupported' in predicate) return () => 'unknown';
  return prepare(predicate);
}

/** The verdict of one predicate on one event. */
export function evaluate(predicate: Predicate, lookup: Lookup): Verdict {
  return compile(predicate)(lookup);
}

/** Ends at the first part that decides alone. */
function foldParts(parts: readonly Compiled[], neutral: Verdict, deciding: Verdict): Compiled {
  return (lookup) => {
    let verdict = neutral;
    for (const part of parts) {
      const own = part(lookup);
      if (own === deciding) return deciding;
      if (own === 'unknown') verdict = 'unknown';
    }
    return verdict;
  };
}

function compileLeaf(leaf: Leaf): Compiled {
  const fits = makeTest(leaf);
  return (lookup) => judge(leaf, fits, lookup(leaf.field));
}

function judge({ elements = 'any' }: Leaf, fits: (value: unknown) => boolean, known: Known): Verdict {
  if (known.kind !== 'value') return known.kind === 'absent' ? 'no-match' : 'unknown';
  if (elements === 'product' && known.values.length > 1) return 'unknown';
  const isMatch = elements === 'all' ? known.values.every(fits) : known.values.some(fits);
  return isMatch ? 'match' : 'no-match';
}
