import { exists, not, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, UnsupportedReason } from '../../../predicate/types.ts';
import { joinAll, joinAny, mapLeaves, negate } from '../text/join.ts';
import type { Position } from '../text/position.ts';
import { cutPattern, toTextMatch } from '../text/wildcard.ts';
import type { Expression } from './expression.ts';
import { type Columns, readOperand } from './operand.ts';
import { showSpan } from './span.ts';

/** What the conditions of a query are read with. */
export interface ConditionContext {
  readonly language: 'eql' | 'esql';
  readonly query: string;
  readonly columns: Columns;
  /** Place of the query in its file. */
  readonly start?: Position | undefined;
  /** The words of the test deny it themselves: `a not in ("x")`, `a != "x"`. */
  readonly saysNot?: boolean;
}

/** A test that stays in the rule's own words, under `not` where these say the opposite of what is wanted. */
export function keepWords(
  whole: Expression,
  reason: UnsupportedReason,
  { query, saysNot = false }: ConditionContext,
  isWanted: boolean,
): Predicate {
  const words = unsupported(reason, showSpan(query, whole.span));
  return isWanted === saysNot ? not(words) : words;
}

/**
 * The test of the field that `operand` stands for, or the whole in the rule's own words. In ES|QL the leaves are marked for fields of
 * several values, whichever those are.
 */
export function testField(
  operand: Expression,
  whole: Expression,
  context: ConditionContext,
  isWanted: boolean,
  makeTest: (field: string, isLower: boolean) => Predicate | undefined,
): Predicate {
  const target = readOperand(operand, context.columns);
  if (!('field' in target)) return keepWords(whole, target.reason, context, isWanted);
  const made = makeTest(target.field, target.isLower === true);
  if (!made) return keepWords(whole, 'function', context, isWanted);
  const test = context.language === 'esql' ? mapLeaves(made, markProduct) : made;
  if (isWanted) return test;
  return context.language === 'esql' ? joinAll([exists(target.field), negate(test)]) : negate(test);
}

/** ES|QL finds a test of several values neither true nor false. */
function markProduct(leaf: Leaf): Leaf {
  return leaf.op === 'exists' ? leaf : { ...leaf, elements: 'product' };
}

/** Any of several patterns with `*` and `?`. */
export function likeTest(patterns: readonly string[], ignoreCase: boolean): (field: string, isLower: boolean) => Predicate {
  return (field, isLower) =>
    joinAny(
      patterns.map((pattern): Leaf => {
        const { op, value } = toTextMatch(cutPattern(pattern, '*?'));
        if (op === 'exists') return { field, op };
        return { field, op, values: [value], ...((ignoreCase || isLower) && { ignoreCase: true as const }) };
      }),
    );
}
