import type { Leaf, LeafOp, Predicate } from '../../../predicate/types.ts';
import { negate } from '../text/join.ts';
import { positionAt } from '../text/position.ts';
import type { Call, Literal } from './expression.ts';
import { type ConditionContext, keepWords, likeTest, testField } from './field-test.ts';
import { readKql } from './kql.ts';
import { reasonOf } from './operand.ts';

/** Functions of EQL and ES|QL that a leaf can say, with what they test of their first argument. */
const TESTS: ReadonlyMap<string, LeafOp> = new Map(
  Object.entries({
    startswith: 'startsWith',
    starts_with: 'startsWith',
    endswith: 'endsWith',
    ends_with: 'endsWith',
    stringcontains: 'contains',
    contains: 'contains',
    cidrmatch: 'cidr',
    cidr_match: 'cidr',
  } as const),
);

/** Full-text functions of ES|QL. */
const FULL_TEXT = new Set(['match', 'match_phrase', 'qstr', 'term']);

/** Reads a function that stands where a condition should; what it says in KQL is read as KQL. */
export function readBooleanCall(call: Call, context: ConditionContext, isWanted: boolean): Predicate {
  const [first, ...rest] = call.args;
  const values = rest.flatMap((arg) => (arg.kind === 'literal' && typeof arg.value === 'string' ? [arg.value] : []));
  if (context.language === 'esql' && call.name === 'kql' && first?.kind === 'literal')
    return readInnerKql(first, context, isWanted);
  if (FULL_TEXT.has(call.name)) return keepWords(call, 'full-text', context, isWanted);
  const op = TESTS.get(call.name);
  if (!first || values.length === 0 || values.length < rest.length)
    return keepWords(call, reasonOf(call, context.columns), context, isWanted);
  if (call.name === 'wildcard') return testField(first, call, context, isWanted, likeTest(values, call.ignoreCase));
  if (op === undefined) return keepWords(call, reasonOf(call, context.columns), context, isWanted);
  return testField(first, call, context, isWanted, (field, isLower): Leaf => {
    return { field, op, values, ...((call.ignoreCase || isLower) && { ignoreCase: true as const }) };
  });
}

/** KQL knows no null: what does not match is false. */
function readInnerKql(literal: Literal, { query, start }: ConditionContext, isWanted: boolean): Predicate {
  const quote = query.startsWith('"""', literal.span.start) ? 3 : 1;
  const predicate = readKql(String(literal.value), positionAt(query, literal.span.start + quote, start));
  return isWanted ? predicate : negate(predicate);
}
