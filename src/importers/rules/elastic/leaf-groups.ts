import { any } from '../../../predicate/build.ts';
import type { Leaf, LeafOp, Predicate, Scalar } from '../../../predicate/types.ts';
import type { TextMatch } from '../text/wildcard.ts';

/** One value to be tested: a plain one, or text with wildcards. */
export type ValueTest = { readonly plain: Scalar } | { readonly match: TextMatch };

/** Any of several values of one field: the values of one operator together. */
export function anyValue(field: string, tests: readonly ValueTest[], ignoreCase = false): Predicate {
  const byOp = Map.groupBy(tests.map(toOpValue), ({ op }) => op);
  return any(...[...byOp].map(([op, rows]) => toLeaf(field, op, [...new Set(rows.map(({ value }) => value))], ignoreCase)));
}

function toOpValue(test: ValueTest): { readonly op: LeafOp; readonly value: Scalar } {
  return 'plain' in test ? { op: 'equals', value: test.plain } : test.match;
}

function toLeaf(field: string, op: LeafOp, values: readonly Scalar[], ignoreCase: boolean): Leaf {
  if (op === 'exists') return { field, op };
  const hasCase = values.some((value) => typeof value === 'string');
  return { field, op: op === 'equals' && values.length > 1 ? 'in' : op, values, ...(ignoreCase && hasCase && { ignoreCase }) };
}
