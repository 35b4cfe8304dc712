import { type Part, partsOf } from '../../predicate/parts.ts';
import type { Leaf, Predicate } from '../../predicate/types.ts';

export interface Test extends Part {
  readonly part: Leaf;
}

/** The tests alone. */
export function testsOf(predicate: Predicate): Test[] {
  return partsOf(predicate).filter((entry): entry is Test => 'field' in entry.part);
}

/**
 * The alternatives of a predicate that can never be met, outermost first: those parts of an `any` with which the whole, put in the place
 * of the `any`, is dead. What is under `not` is no alternative. None where the whole is dead.
 */
export function deadAlternatives(predicate: Predicate, isDead: (predicate: Predicate) => boolean): Predicate[] {
  return isDead(predicate) ? [] : searchAlternatives(predicate, (part) => part, isDead);
}

type Rebuild = (part: Predicate) => Predicate;

function searchAlternatives(predicate: Predicate, rebuild: Rebuild, isDead: (predicate: Predicate) => boolean): Predicate[] {
  if ('all' in predicate)
    return predicate.all.flatMap((part, at) =>
      searchAlternatives(part, (inner) => rebuild({ all: predicate.all.with(at, inner) }), isDead),
    );
  if (!('any' in predicate) || predicate.any.length < 2) return [];
  return predicate.any.flatMap((part) => (isDead(rebuild(part)) ? [part] : searchAlternatives(part, rebuild, isDead)));
}
