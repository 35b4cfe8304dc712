import { OPERATION_FIELDS } from '../../predicate/event-lookup.ts';
import { decidingLeaves, type Explanation, type LeafExplanation } from '../../predicate/explain.ts';
import type { Verdict } from '../../predicate/types.ts';
import type { Clause } from './rule.ts';

/** The fewest tests on which a match or a no-match rests, in the order of the rule. */
export function findDecidingClauses(explanation: Explanation): readonly Clause[] {
  return decidingLeaves(explanation).flatMap((leaf) => toClause(leaf, explanation.verdict));
}

/** A leaf that decides has the verdict of the whole, unless it stands under an odd number of `not`. */
function toClause({ predicate, verdict, known }: LeafExplanation, whole: Verdict): Clause[] {
  return 'field' in predicate && known ? [{ leaf: predicate, isNegated: verdict !== whole, known }] : [];
}

/** Tests that would have to come out otherwise, and how far that is from what is. */
interface Obstacles {
  readonly cost: number;
  readonly clauses: readonly Clause[];
}

const NONE: Obstacles = { cost: 0, clauses: [] };

/** For what nothing can change. */
const NEVER: Obstacles = { cost: Number.POSITIVE_INFINITY, clauses: [] };

/** Another operation is another event: more than any number of clauses about one. */
const ANOTHER_OPERATION = 1000;
const isOfOperation: ReadonlySet<string> = new Set([...OPERATION_FIELDS, 'objectRef']);

/**
 * The fewest tests that stand between an event and a match: all that fail in an `all`, of an `any` the nearest alternative. What is
 * unknown stands against nothing. Undefined where only another operation, or no event at all, would match.
 */
export function findObstacles(explanation: Explanation): readonly Clause[] | undefined {
  const { cost, clauses } = measure(explanation, true);
  return cost < ANOTHER_OPERATION ? clauses : undefined;
}

/** `isWanted`: whether the part is to be met, or under a `not` to fail. */
function measure(explanation: Explanation, isWanted: boolean): Obstacles {
  const { predicate, verdict, parts } = explanation;
  if (verdict === 'unknown' || verdict === (isWanted ? 'match' : 'no-match')) return NONE;
  if (parts === undefined) return measureLeaf(explanation, !isWanted);
  const inner = parts.map((part) => measure(part, 'not' in predicate ? !isWanted : isWanted));
  const isEach = 'not' in predicate || 'all' in predicate === isWanted;
  return isEach ? inner.reduce(add, NONE) : inner.reduce(takeNearer, NEVER);
}

function measureLeaf({ predicate, known }: Explanation, isNegated: boolean): Obstacles {
  if (!('field' in predicate) || !known) return NONE;
  return {
    cost: isOfOperation.has(predicate.field) ? ANOTHER_OPERATION : 1,
    clauses: [{ leaf: predicate, isNegated, known }],
  };
}

function add(one: Obstacles, other: Obstacles): Obstacles {
  return { cost: one.cost + other.cost, clauses: [...one.clauses, ...other.clauses] };
}

function takeNearer(one: Obstacles, other: Obstacles): Obstacles {
  return other.cost < one.cost ? other : one;
}
