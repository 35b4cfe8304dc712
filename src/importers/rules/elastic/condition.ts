import { exists, FALSE, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, Relation, Scalar } from '../../../predicate/types.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';
import { readBooleanCall } from './boolean-call.ts';
import type { Comparison, Expression, Membership, PatternTest } from './expression.ts';
import { type ConditionContext, likeTest, testField } from './field-test.ts';
import { fromLuceneRegex } from './lucene-regex.ts';
import { readOperand, reasonOf } from './operand.ts';
import { showSpan } from './span.ts';

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
      return context.language === 'esql'
        ? toPredicate(expression.part, context, !isWanted)
        : negate(toPredicate(expression.part, context));
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
      return unsupported(reasonOf(expression, context.columns), showSpan(context.query, expression.span));
  }
}

function readNullTest(operand: Expression, whole: Expression, context: ConditionContext, isWanted: boolean): Predicate {
  const target = readOperand(operand, context.columns);
  if (!('field' in target)) return unsupported(target.reason, showSpan(context.query, whole.span));
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
  if (literal.kind !== 'literal')
    return unsupported(reasonOf(expression, context.columns), showSpan(context.query, expression.span));
  if (literal.value === null) return compareWithNull(operand, expression, context, relation, isWanted);
  const value = literal.value;
  if (relation === '==') return testField(operand, expression, context, isWanted, equalsTest(value));
  if (relation !== '!=') return testField(operand, expression, context, isWanted, orderTest(relation, value));
  if (context.language === 'esql') return testField(operand, expression, context, !isWanted, equalsTest(value));
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
  return readNullTest(operand, whole, context, (relation === '==') === isWanted);
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
    return unsupported(reasonOf(expression, context.columns), showSpan(context.query, expression.span));
  }
  return testField(expression.left, expression, context, isWanted, (field, isLower) => {
    const tests = values.map((value) => equalsTest(value)(field, isLower)).filter((test) => test !== undefined);
    if (tests.length < values.length) return undefined;
    return joinAny(tests.map((test) => (expression.ignoreCase ? { ...test, ignoreCase: true } : test)));
  });
}

function readPattern(expression: PatternTest, context: ConditionContext, isWanted: boolean): Predicate {
  const { operator, patterns } = expression;
  const whole = showSpan(context.query, expression.span);
  if (operator === ':' && context.language === 'esql') return unsupported('full-text', whole);
  const values = patterns.flatMap((pattern) =>
    pattern.kind === 'literal' && pattern.value !== null ? [String(pattern.value)] : [],
  );
  if (values.length < patterns.length) return unsupported(reasonOf(expression, context.columns), whole);
  const ignoreCase = expression.ignoreCase || operator === ':';
  if (operator !== 'rlike') return testField(expression.left, expression, context, isWanted, likeTest(values, ignoreCase));
  const regexes = values.map(fromLuceneRegex);
  const target = readOperand(expression.left, context.columns);
  if ('field' in target && regexes.includes(undefined)) return unsupported('regex', whole);
  return testField(expression.left, expression, context, isWanted, (field, isLower) => ({
    ...{ field, op: 'regex', values: regexes.filter((regex) => regex !== undefined) },
    ...((ignoreCase || isLower) && { ignoreCase: true }),
  }));
}
