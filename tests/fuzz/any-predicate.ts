import fc, { type Arbitrary } from 'fast-check';
import { OPERATION_FIELDS } from '../../src/predicate/event-lookup.ts';
import {
  type Known,
  type Leaf,
  type LeafOp,
  type Lookup,
  type Predicate,
  type Scalar,
  UNSUPPORTED_REASONS,
} from '../../src/predicate/types.ts';

/** Few fields and values, so that tests often meet. */
export const FIELDS = [...OPERATION_FIELDS, 'user.groups[]', 'sourceIPs[]', 'annotations["a.b/c"]'];
/** Any of the few fields. */
export const field = fc.constantFrom(...FIELDS);
const word = fc.constantFrom<Scalar>('a', 'b', 'ab', 'A', '', 5, '5', true);
const words = fc.array(word, { minLength: 1, maxLength: 3 });

/** Tests of one kind, with every setting that a test can have. */
export const leafOf = (op: LeafOp, values: Arbitrary<readonly Scalar[]>, name: Arbitrary<string> = field): Arbitrary<Leaf> =>
  fc
    .record({
      field: name,
      op: fc.constant(op),
      values,
      ignoreCase: fc.option(fc.constant(true as const), { nil: undefined }),
      elements: fc.option(fc.constantFrom('any', 'all', 'product'), { nil: undefined }),
      relation: fc.constantFrom('<', '<=', '>', '>='),
    })
    .map(({ ignoreCase, elements, relation, values: list, ...leaf }) => ({
      ...leaf,
      ...(op !== 'exists' && { values: list }),
      ...(op === 'compare' && { relation }),
      ...(ignoreCase && { ignoreCase }),
      ...(elements && { elements }),
    }));

/** One value, as a list. */
export const single = (values: Arbitrary<Scalar>) => fc.tuple(values);
const leaf: Arbitrary<Leaf> = fc.oneof(
  { weight: 4, arbitrary: leafOf('equals', single(word)) },
  ...(['in', 'startsWith', 'endsWith', 'contains'] as const).map((op) => leafOf(op, words)),
  leafOf('glob', fc.array(fc.constantFrom('*', 'a*', '?', 'A\\*'), { minLength: 1, maxLength: 2 })),
  leafOf('regex', fc.array(fc.constantFrom('^a', 'b$', '.*', 'a/b', '\\/'), { minLength: 1, maxLength: 2 })),
  leafOf('exists', fc.constant([])),
  leafOf('cidr', fc.array(fc.constantFrom('10.0.0.0/8', '::/0'), { minLength: 1, maxLength: 2 })),
  leafOf('compare', single(fc.constantFrom(1, 5, '7'))),
);

const unsupported = fc.record({ unsupported: fc.string({ minLength: 1 }), reason: fc.constantFrom(...UNSUPPORTED_REASONS) });

/** Predicates of any form over these tests. */
export const treeOf = (leaves: Arbitrary<Leaf>): Arbitrary<Predicate> =>
  fc.letrec<{ tree: Predicate }>((tie) => {
    const parts = fc.array(tie('tree'), { maxLength: 4, size: 'max' });
    return {
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'max', withCrossShrink: true },
        { weight: 3, arbitrary: leaves },
        unsupported,
        { weight: 3, arbitrary: fc.record({ all: parts }) },
        { weight: 3, arbitrary: fc.record({ any: parts }) },
        { weight: 2, arbitrary: fc.record({ not: tie('tree') }) },
      ),
    };
  }).tree;
/** Any predicate, over few fields and values. */
export const predicate = treeOf(leaf);

const member = fc.constantFrom<unknown>('a', 'b', 'ab', 'A', 5, true, '10.1.2.3', {}, '');
const known: Arbitrary<Known> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), values: fc.array(member, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('absent' as const, 'unknown' as const) }),
);
/** What is known of a field of which nothing is known. */
export const UNKNOWN: Known = { kind: 'unknown' };
/** What is known of any event. */
export const lookup: Arbitrary<Lookup> = fc
  .tuple(...FIELDS.map(() => known))
  .map((answers) => (name) => answers[FIELDS.indexOf(name)] ?? UNKNOWN);

/** What of an event tells its operation. */
export const key = fc.record({
  ...{ verb: fc.constantFrom('a', 'b', 'ab'), apiGroup: fc.constantFrom('', 'a'), resource: fc.constantFrom('a', 'b') },
  subresource: fc.constantFrom(undefined, 'a', 'b'),
});
