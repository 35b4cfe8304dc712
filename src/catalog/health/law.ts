import type { Predicate } from '../../predicate/types.ts';
import type { HealthFinding } from '../model.ts';
import { deadAlternatives } from './parts.ts';
import { isImpossible, type World } from './world.ts';

/** Something that holds of every record, as the worlds of which each record is one. */
export interface Law {
  readonly worlds: readonly World[];
  /** A clause without an end: `No stage is both "Panic" and "ResponseComplete"`. */
  readonly fact: string;
  /** The same where it is about one alternative of the rule alone. */
  readonly factOfAlternative?: string;
  readonly fix: string;
}

const ANYTHING: World = () => 'unknown';

/** True where the predicate is never met for its own form: a rule that is switched off. */
export function isNever(predicate: Predicate): boolean {
  return isImpossible(predicate, [ANYTHING]);
}

/**
 * What a law says of a predicate: that the whole is dead, or that some alternatives are. Certain is only the first; with
 * `isCertain: false` a law with exceptions says so much as likely, and never that the rule is dead.
 */
export function applyLaw(
  code: string,
  predicate: Predicate,
  { worlds, fact, factOfAlternative = fact, fix }: Law,
  isCertain = true,
): HealthFinding[] {
  if (isNever(predicate)) return [];
  const isDead = (part: Predicate): boolean => isImpossible(part, worlds);
  if (isDead(predicate)) {
    const certainty = isCertain ? 'certain' : 'likely';
    const end = isCertain ? 'it can never match' : 'it hardly ever matches';
    return [{ ...{ code, certainty, dead: isCertain, fix }, message: `${fact}, and the rule demands it: ${end}.` }];
  }
  return deadAlternatives(predicate, isDead)
    .filter((part) => !isNever(part))
    .map((part) => ({
      ...{ code, certainty: isCertain ? 'likely' : 'note', dead: false, fix, part },
      message: `${factOfAlternative}: one alternative of the rule demands it and never matches, the others can.`,
    }));
}
