import type { Leaf, Predicate, Unsupported } from '../../predicate/types.ts';

/** A test or an unsupported part where it stands in a predicate. */
export interface Part {
  readonly part: Leaf | Unsupported;
  /** Under an odd number of `not`: it keeps records out. */
  readonly isNegated: boolean;
}

export interface Test extends Part {
  readonly part: Leaf;
}

/** Every test and unsupported part, in the order of the predicate. */
export function partsOf(predicate: Predicate, isNegated = false): Part[] {
  if ('all' in predicate) return predicate.all.flatMap((part) => partsOf(part, isNegated));
  if ('any' in predicate) return predicate.any.flatMap((part) => partsOf(part, isNegated));
  if ('not' in predicate) return partsOf(predicate.not, !isNegated);
  return [{ part: predicate, isNegated }];
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
