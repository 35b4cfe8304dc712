import { equals, exists, not } from '../../predicate/build.ts';
import type { Predicate, Relation, Scalar } from '../../predicate/types.ts';

/** Words of the address, in the order of the choice. */
export const OPERATORS = ['is', 'isnt', 'starts', 'ends', 'contains', 'exists', 'absent', 'lt', 'le', 'gt', 'ge'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a person reads. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  is: 'is, or is one of',
  isnt: 'is not, or is none of',
  starts: 'starts with',
  ends: 'ends with',
  contains: 'contains',
  exists: 'is present',
  absent: 'is absent',
  lt: 'is less than',
  le: 'is at most',
  gt: 'is more than',
  ge: 'is at least',
};

const RELATIONS: Readonly<Partial<Record<Operator, Relation>>> = { lt: '<', le: '<=', gt: '>', ge: '>=' };

export function isOperator(text: string): text is Operator {
  return OPERATORS.some((operator) => operator === text);
}

export function hasValues(operator: Operator): boolean {
  return operator !== 'exists' && operator !== 'absent';
}

/** A comparison, which takes one number. */
export function hasNumber(operator: Operator): boolean {
  return RELATIONS[operator] !== undefined;
}

/** A condition as a predicate. A denial is also met where the field is missing. */
export function toPredicate(field: string, operator: Operator, values: readonly Scalar[]): Predicate {
  switch (operator) {
    case 'is':
      return equals(field, ...values);
    case 'isnt':
      return not(equals(field, ...values));
    case 'starts':
      return { field, op: 'startsWith', values };
    case 'ends':
      return { field, op: 'endsWith', values };
    case 'contains':
      return { field, op: 'contains', values };
    case 'exists':
      return exists(field);
    case 'absent':
      return not(exists(field));
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return { field, op: 'compare', relation: RELATIONS[operator] as Relation, values };
  }
}
