import { FALSE, TRUE } from './build.ts';
import { type Compiled, compile } from './evaluate.ts';
import { simplify } from './simplify.ts';
import type { Lookup, Predicate } from './types.ts';

/**
 * Prepares a predicate to be asked what it leaves to decide, once something of an event is known: the predicate without the tests that
 * are met or not, and without the alternatives that are ruled out. `always` or `never` where nothing is left.
 * @throws SyntaxError as `compile` does.
 */
export function compileResidual(predicate: Predicate): (lookup: Lookup) => Predicate {
  const reduce = compilePart(predicate);
  return (lookup) => simplify(reduce(lookup));
}

function compilePart(predicate: Predicate): (lookup: Lookup) => Predicate {
  if ('all' in predicate) {
    const parts = predicate.all.map(compilePart);
    return (lookup) => ({ all: parts.map((part) => part(lookup)) });
  }
  if ('any' in predicate) {
    const parts = predicate.any.map(compilePart);
    return (lookup) => ({ any: parts.map((part) => part(lookup)) });
  }
  if ('not' in predicate) {
    const part = compilePart(predicate.not);
    return (lookup) => ({ not: part(lookup) });
  }
  return 'unsupported' in predicate ? () => predicate : reduceLeaf(predicate, compile(predicate));
}

function reduceLeaf(leaf: Predicate, verdictOf: Compiled): (lookup: Lookup) => Predicate {
  return (lookup) => {
    const verdict = verdictOf(lookup);
    return verdict === 'unknown' ? leaf : verdict === 'match' ? TRUE : FALSE;
  };
}
