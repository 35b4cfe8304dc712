import { FALSE, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import { describeTest } from '../dialect.ts';
import { toPortableRegex } from '../portable-regex.ts';
import type { BooleanTree } from '../text/boolean.ts';
import { joinAll, joinTree, negate } from '../text/join.ts';
import { toTextMatch, type WildcardPiece } from '../text/wildcard.ts';
import { isList, type Scope, testExists, testField, testUnlike } from './scope.ts';
import type { WhereTest } from './where-expression.ts';

/** The expression of a `where` command as a predicate. Capitals and small letters differ; of a field of several values nothing is sure. */
export function convertWhere(tree: BooleanTree<WhereTest>, scope: Scope): Predicate {
  return joinTree(tree, (test) => convertTest(test, scope));
}

function convertTest(test: WhereTest, scope: Scope): Predicate {
  switch (test.kind) {
    case 'constant':
      return test.value ? TRUE : FALSE;
    case 'missing':
      return negate(testExists(test.field, scope));
    case 'other':
      return unsupported('function', test.text.slice(0, 400));
    case 'comparison':
      return convertComparison(test, scope);
  }
}

function convertComparison({ field, operator, values }: Extract<WhereTest, { kind: 'comparison' }>, scope: Scope): Predicate {
  if (operator === 'exists') return testExists(field, scope);
  if (operator === '!=') return joinAll(testUnlike({ field, op: 'equals', values }, scope));
  const leaf = toLeaf(field, operator, values);
  if ('unsupported' in leaf) return leaf;
  return testField(isList(field, scope) ? { ...leaf, elements: 'product' } : leaf, scope);
}

function toLeaf(field: string, operator: string, values: readonly string[]): Leaf | ReturnType<typeof toUnsupported> {
  const [value = ''] = values;
  switch (operator) {
    case '=':
      return { field, op: 'equals', values };
    case 'in':
      return { field, op: values.length === 1 ? 'equals' : 'in', values };
    case 'like':
      return toLike(field, value);
    case 'match': {
      const regex = toPortableRegex(value);
      if (!regex) return toUnsupported('regex', { field, op: 'regex', values });
      return { field, op: 'regex', values: [regex.pattern], ...(regex.ignoreCase && { ignoreCase: true }) };
    }
    case 'cidrmatch':
      return { field, op: 'cidr', values };
    default: {
      const leaf: Leaf = { field, op: 'compare', relation: operator as '<', values: [Number(value)] };
      return Number.isNaN(Number(value)) ? toUnsupported('function', { ...leaf, values }) : leaf;
    }
  }
}

function toUnsupported(reason: 'regex' | 'function', leaf: Leaf) {
  return { unsupported: describeTest(leaf), reason } as const;
}

/** `%` is any run, `_` any one character. */
function toLike(field: string, pattern: string): Leaf {
  const pieces = pattern.split(/([%_])/).map((part): WildcardPiece => {
    if (part === '%') return { wildcard: '*' };
    return part === '_' ? { wildcard: '?' } : { text: part };
  });
  const { op, value } = toTextMatch(pieces);
  return op === 'exists' ? { field, op } : { field, op, values: [value] };
}
