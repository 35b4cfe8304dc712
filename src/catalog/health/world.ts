import { type Compiled, compile } from '../../predicate/evaluate.ts';
import type { Leaf, Lookup, Predicate, Unsupported, Verdict } from '../../predicate/types.ts';
import { conjoin, disjoin, negate } from '../../predicate/verdict.ts';

/**
 * What is said of the tests of a rule if one thing is taken for granted: that the verb is get, that a test can never be met. `unknown`
 * for all that it says nothing of.
 */
export type World = (part: Leaf | Unsupported) => Verdict;

/** The verdict of a predicate in a world: three-valued, as predicate/evaluate.ts has it. */
export function judgeIn(predicate: Predicate, world: World): Verdict {
  if ('all' in predicate) return conjoin(predicate.all.map((part) => judgeIn(part, world)));
  if ('any' in predicate) return disjoin(predicate.any.map((part) => judgeIn(part, world)));
  if ('not' in predicate) return negate(judgeIn(predicate.not, world));
  return world(predicate);
}

/** True where the predicate matches in none of the worlds: if one of them must be, it never matches. */
export function isImpossible(predicate: Predicate, worlds: readonly World[]): boolean {
  return worlds.every((world) => judgeIn(predicate, world) === 'no-match');
}

/** The world of an event of which a lookup knows some fields. */
export function worldOf(lookup: Lookup): World {
  return (part) => ('field' in part ? compileLeaf(part)(lookup) : 'unknown');
}

/** The first of several worlds that says something of a test. */
export function joinWorlds(...worlds: readonly World[]): World {
  return (part) => {
    for (const world of worlds) {
      const verdict = world(part);
      if (verdict !== 'unknown') return verdict;
    }
    return 'unknown';
  };
}

/** The world in which some tests can never be met, and nothing else is known. */
export function worldWithout(isDead: (part: Leaf | Unsupported) => boolean): World {
  return (part) => (isDead(part) ? 'no-match' : 'unknown');
}

const compiled = new WeakMap<Leaf, Compiled>();

/** A pattern that cannot be read decides nothing. */
function compileLeaf(leaf: Leaf): Compiled {
  const known = compiled.get(leaf);
  if (known) return known;
  const made = tryCompile(leaf);
  compiled.set(leaf, made);
  return made;
}

function tryCompile(leaf: Leaf): Compiled {
  try {
    return compile(leaf);
  } catch {
    return () => 'unknown';
  }
}
