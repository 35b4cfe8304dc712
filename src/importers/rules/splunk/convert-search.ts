import { TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, Scalar } from '../../../predicate/types.ts';
import { describeTest } from '../dialect.ts';
import type { BooleanTree } from '../text/boolean.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';
import { toTextMatch, type WildcardPiece } from '../text/wildcard.ts';
import { type Scope, testField, testUnlike } from './scope.ts';
import type { SearchTest } from './search-expression.ts';

/**
 * The expression of a `search` command as a predicate. Letters of either case are the same, and `*` is any run of characters, in quotes
 * too.
 */
export function convertSearch(tree: BooleanTree<SearchTest>, scope: Scope): Predicate {
  switch (tree.kind) {
    case 'all':
      return joinAll(tree.parts.map((part) => convertSearch(part, scope)));
    case 'any':
      return joinAny([...tree.parts, ...repeatField(tree.parts)].map((part) => convertSearch(part, scope)));
    case 'not':
      return negate(convertSearch(tree.part, scope));
    case 'test':
      return convertTest(tree.test, scope);
  }
}

/**
 * In `resource=secrets OR configmaps`, Splunk looks for the second word in the text of the whole record. A record whose resource has
 * that name holds the word: so much of it can be said, and is meant.
 */
function repeatField(parts: readonly BooleanTree<SearchTest>[]): readonly BooleanTree<SearchTest>[] {
  const tests = parts.flatMap((part) => (part.kind === 'test' ? [part.test] : []));
  const first = tests.find((test) => test.kind === 'comparison' && test.operator === '=');
  if (first?.kind !== 'comparison') return [];
  const words = tests.flatMap((test) => (test.kind === 'term' && /^[A-Za-z0-9_-]+$/.test(test.text) ? [test.text] : []));
  return words.map((word) => ({ kind: 'test', test: { ...first, values: [word] } }));
}

function convertTest(test: SearchTest, scope: Scope): Predicate {
  switch (test.kind) {
    case 'term':
      return test.text === '*' ? TRUE : unsupported('full-text', test.text.slice(0, 400));
    case 'subsearch':
      return unsupported('join', test.text.slice(0, 400));
    case 'macro':
      return unsupported('not-transcribed', test.text.slice(0, 400));
    case 'comparison':
      return convertComparison(test, scope);
  }
}

const TIME_FIELDS = new Set(['earliest', 'latest', '_time', '_index_earliest', '_index_latest']);

function convertComparison({ field, operator, values }: Extract<SearchTest, { kind: 'comparison' }>, scope: Scope): Predicate {
  const [value = ''] = values;
  if (TIME_FIELDS.has(field)) return unsupported('time', `${field}${operator}${values.join(', ')}`.slice(0, 400));
  switch (operator) {
    case '=':
      return testField(toLeaf(field, value), scope);
    case 'in':
      return joinAny(values.map((one) => testField(toLeaf(field, one), scope)));
    case '!=':
      return joinAll(testUnlike(toLeaf(field, value), scope));
    default: {
      const leaf: Leaf = { field, op: 'compare', relation: operator, values: [value] };
      return isNumber(value)
        ? testField({ ...leaf, values: [Number(value)] }, scope)
        : unsupported('function', describeTest(leaf));
    }
  }
}

/** A network in place of an address takes every address in it. */
const NETWORK = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)\/\d{1,3}$/i;

function toLeaf(field: string, value: string): Leaf {
  if (NETWORK.test(value)) return { field, op: 'cidr', values: [value] };
  const pieces = value.split(/(\*)/).map((part): WildcardPiece => (part === '*' ? { wildcard: part } : { text: part }));
  const match = toTextMatch(pieces);
  if (match.op === 'exists') return { field, op: 'exists' };
  return {
    field,
    op: match.op,
    values: [match.op === 'equals' ? toScalar(match.value) : match.value],
    ...ignoreCaseOf(match.value),
  };
}

function toScalar(value: string): Scalar {
  return isNumber(value) && String(Number(value)) === value ? Number(value) : value;
}

function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(value);
}

function ignoreCaseOf(value: string): Pick<Leaf, 'ignoreCase'> {
  return value.toLowerCase() === value.toUpperCase() ? {} : { ignoreCase: true };
}
