import { exists, FALSE, not, TRUE } from '../../../predicate/build.ts';
import type { Leaf, Predicate, Relation, Scalar } from '../../../predicate/types.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';
import { readBooleanCall } from './boolean-call.ts';
import type { Comparison, Expression, Membership, Negation, PatternTest } from './expression.ts';
import { type ConditionContext, keepWords, likeTest, testField } from './field-test.ts';
import { fromLuceneRegex } from './lucene-regex.ts';
import { readOperand, reasonOf } from './operand.ts';

/**
 * Puts a condition into a predicate over the product's fields.
 *
 * In ES|QL a test of a missing field is neither true nor false and the row is dropped, also under `not`; so a negated test demands that
 * the field is there. In EQL only `!=` does.
 * @param isWanted False asks for the predicate that is true where ES|QL finds the condition false.
 */
export function toPredicate(expression: Expression, context: ConditionContext, isWanted = true): Predicate {
  switch (expression.kind) {
    case 'all':
    case 'any': {
      const parts = expression.parts.map((part) => toPredicate(part, context, isWanted));
      return (expression.kind === 'all') === isWanted ? joinAll(parts) : joinAny(parts);
    }
    case 'not':
      return readNegation(expression, context, isWanted);
    case 'literal':
      return expression.value === isWanted ? TRUE : FALSE;
    case 'name':
      return testField(expression, expression, context, isWanted, (field) => ({ field, op: 'equals', values: [true] }));
    case 'compare':
      return readComparison(expression, context, isWanted);
    case 'in':
      return readMembership(expression, context, isWanted);
    case 'pattern':
      return readPattern(expression, context, isWanted);
    case 'null':
      return readNullTest(expression.left, expression, context, isWanted);
    case 'call':
      return readBooleanCall(expression, context, isWanted);
    case 'other':
      return keepWords(expression, reasonOf(expression, context.columns), context, isWanted);
  }
}

/** A `not` that begins no earlier than its test stands within the words of that: `a not in ("x")`. */
function readNegation({ part, span }: Negation, context: ConditionContext, isWanted: boolean): Predicate {
  const inner = span.start === part.span.start ? { ...context, saysNot: true } : context;
  return context.language === 'esql' ? toPredicate(part, inner, !isWanted) : negate(toPredicate(part, inner));
}

function readNullTest(operand: Expression, whole: Expression, context: ConditionContext, isWanted: boolean): Predicate {
  const target = readOperand(operand, context.columns);
  if (!('field' in target)) return keepWords(whole, target.reason, context, isWanted);
  return isWanted ? not(exists(target.field)) : exists(target.field);
}

const MIRRORED: Readonly<Record<Comparison['relation'], Comparison['relation']>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function readComparison(expression: Comparison, context: ConditionContext, isWanted: boolean): Predicate {
  const isTurned = expression.left.kind === 'literal';
  const [operand, literal] = isTurned ? [expression.right, expression.left] : [expression.left, expression.right];
  const relation = isTurned ? MIRRORED[expression.relation] : expression.relation;
  if (literal.kind !== 'literal') return keepWords(expression, reasonOf(expression, context.columns), context, isWanted);
  if (literal.value === null) return compareWithNull(operand, expression, context, relation, isWanted);
  const value = literal.value;
  if (relation === '==') return testField(operand, expression, context, isWanted, equalsTest(value));
  if (relation !== '!=') return testField(operand, expression, context, isWanted, orderTest(relation, value));
  if (context.language === 'esql')
    return testField(operand, expression, { ...context, saysNot: true }, !isWanted, equalsTest(value));
  return testField(operand, expression, context, true, (field, isLower) => {
    const equal = equalsTest(value)(field, isLower);
    return equal && joinAll([exists(field), not(equal)]);
  });
}

/** ES|QL knows no equality with null: it is never true. */
function compareWithNull(
  operand: Expression,
  whole: Expression,
  context: ConditionContext,
  relation: Comparison['relation'],
  isWanted: boolean,
): Predicate {
  if (context.language === 'esql' || (relation !== '==' && relation !== '!=')) return FALSE;
  const isEqual = relation === '==';
  return readNullTest(operand, whole, { ...context, saysNot: !isEqual }, isEqual === isWanted);
}

function equalsTest(value: Scalar): (field: string, isLower: boolean) => Leaf | undefined {
  return (field, isLower) => {
    if (!isLower) return { field, op: 'equals', values: [value] };
    return value === String(value).toLowerCase() ? { field, op: 'equals', values: [value], ignoreCase: true } : undefined;
  };
}

function orderTest(relation: Relation, value: Scalar): (field: string) => Leaf | undefined {
  return (field) => (typeof value === 'number' ? { field, op: 'compare', relation, values: [value] } : undefined);
}

function readMembership(expression: Membership, context: ConditionContext, isWanted: boolean): Predicate {
  const values = expression.items.flatMap((item) => (item.kind === 'literal' && item.value !== null ? [item.value] : []));
  if (values.length < expression.items.length || values.length === 0) {
    return keepWords(expression, reasonOf(expression, context.columns), context, isWanted);
  }
  return testField(expression.left, expression, context, isWanted, (field, isLower) => {
    const tests = values.map((value) => equalsTest(value)(field, isLower)).filter((test) => test !== undefined);
    if (tests.length < values.length) return undefined;
    return joinAny(tests.map((test) => (expression.ignoreCase ? { ...test, ignoreCase: true } : test)));
  });
}

function readPattern(expression: PatternTest, context: ConditionContext, isWanted: boolean): Predicate {
  const { operator, patterns } = expression;
  if (operator === ':' && context.language === 'esql') return keepWords(expression, 'full-text', context, isWanted);
  const values = patterns.flatMap((pattern) =>
    pattern.kind === 'literal' && pattern.value !== null ? [String(pattern.value)] : [],
  );
  if (values.length < patterns.length) return keepWords(expression, reasonOf(expression, context.columns), context, isWanted);
  const ignoreCase = expression.ignoreCase || operator === ':';
  if (operator !== 'rlike') return testField(expression.left, expression, context, isWanted, likeTest(values, ignoreCase));
  const regexes = values.map(fromLuceneRegex);
  const target = readOperand(expression.left, context.columns);
  if ('field' in target && regexes.includes(undefined)) return keepWords(expression, 'regex', context, isWanted);
  return testField(expression.left, expression, context, isWanted, (field, isLower) => ({
    ...{ field, op: 'regex', values: regexes.filter((regex) => regex !== undefined) },
    ...((ignoreCase || isLower) && { ignoreCase: true }),
  }));
}
