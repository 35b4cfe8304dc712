import { type Part, partsOf } from '../../predicate/parts.ts';
import { printLine } from '../../predicate/print.ts';
import type { Leaf, Predicate, Unsupported } from '../../predicate/types.ts';
import type { HealthFinding } from '../model.ts';
import { judgeIn, worldWithout } from './world.ts';

/** What comes of a part that can never be met: the whole rule is dead, one of its alternatives is, or an exclusion excludes nothing. */
export type Effect = 'rule' | 'alternative' | 'exclusion';

export interface DeadPart extends Part {
  readonly effect: Effect;
}

/** The parts that can never be met, equal ones once, each with what comes of it. */
export function findDeadParts(predicate: Predicate, isDead: (part: Leaf | Unsupported) => boolean): DeadPart[] {
  const dead = partsOf(predicate).filter(({ part }) => isDead(part));
  const found = dead.map((entry) => ({ ...entry, effect: effectOf(predicate, entry, isDead) }));
  const keys = new Map(found.map((entry) => [`${entry.effect} ${printLine(entry.part)}`, entry]));
  return [...keys.values()];
}

/** A part kills the rule where it does so alone, or where it is one of several that do together. */
function effectOf(predicate: Predicate, { part, isNegated }: Part, isDead: (part: Leaf | Unsupported) => boolean): Effect {
  if (isNegated) return 'exclusion';
  const isKilledBy = (isOut: (part: Leaf | Unsupported) => boolean): boolean =>
    judgeIn(predicate, worldWithout(isOut)) === 'no-match';
  const isKilled =
    isKilledBy((other) => other === part) || (isKilledBy(isDead) && !isKilledBy((other) => other !== part && isDead(other)));
  return isKilled ? 'rule' : 'alternative';
}

/**
 * The finding about a part that can never be met. `fact` is a clause without an end, such as `No record has verb "replace"`. Certain is
 * only that a whole rule is dead: an alternative may be meant for another log, an exclusion does no harm.
 */
export function deadFinding(code: string, { part, effect }: DeadPart, fact: string, fix: string): HealthFinding {
  switch (effect) {
    case 'rule':
      return {
        ...{ code, certainty: 'certain', dead: true, fix, part },
        message: `${fact}, and the rule demands it: it can never match.`,
      };
    case 'alternative':
      return {
        ...{ code, certainty: 'likely', dead: false, fix, part },
        message: `${fact}: the alternative that demands it never matches, the others can.`,
      };
    case 'exclusion':
      return { ...{ code, certainty: 'note', dead: false, fix, part }, message: `${fact}: this exclusion leaves nothing out.` };
  }
}
