import type { Leaf, Predicate, Unsupported } from './types.ts';

/** A test or an unsupported part where it stands in a predicate. */
export interface Part {
  readonly part: Leaf | Unsupported;
  /** Under an odd number of `not`: it keeps records out. */
  readonly isNegated: boolean;
}

/** Every test and unsupported part, in the order of the predicate. */
export function partsOf(predicate: Predicate, isNegated = false): Part[] {
  if ('all' in predicate) return predicate.all.flatMap((part) => partsOf(part, isNegated));
  if ('any' in predicate) return predicate.any.flatMap((part) => partsOf(part, isNegated));
  if ('not' in predicate) return partsOf(predicate.not, !isNegated);
  return [{ part: predicate, isNegated }];
}

/** The unsupported parts alone. */
export function unsupportedOf(predicate: Predicate): Unsupported[] {
  return partsOf(predicate).flatMap(({ part }) => ('unsupported' in part ? [part] : []));
}
