import { type LeafTest, makeTest } from '../../predicate/leaf-test.ts';
import type { Leaf, Scalar } from '../../predicate/types.ts';
import { LEVELS, STAGES, VERBS } from '../../schema/common.ts';

/** Lower-cased HTTP methods: the verbs of requests without an object, as far as clients use them. */
export const METHOD_VERBS = [
  ...['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace', 'connect'],
  ...['propfind', 'proppatch', 'mkcol', 'copy', 'move', 'lock', 'unlock', 'report', 'search'],
] as const;

/** Verbs of requests for an object: the eight, `proxy` of a path long gone, and none for a method that is no verb (requestinfo.go). */
export const OBJECT_VERBS = [...VERBS, 'proxy', ''] as const;

const CODES = Array.from({ length: 500 }, (_, at) => at + 100);

/** Fields of which all values are known that a server writes. */
const POSSIBLE: ReadonlyMap<string, readonly Scalar[]> = new Map<string, readonly Scalar[]>([
  ['verb', [...OBJECT_VERBS, ...METHOD_VERBS]],
  ['stage', STAGES],
  ['level', LEVELS],
  ['responseStatus.code', CODES],
  ['annotations["authorization.k8s.io/decision"]', ['allow', 'forbid']],
]);

/** Parts of the request's path, which is cut at each slash. */
const PATH_PARTS = new Set(['objectRef.resource', 'objectRef.subresource', 'objectRef.apiGroup', 'objectRef.apiVersion']);

/** All values that a field can have, or undefined where they are not a closed list. */
export function possibleValues(field: string): readonly Scalar[] | undefined {
  return POSSIBLE.get(field);
}

/**
 * The values of a test that no value of its field fits: all of them where the test is not of equality and nothing fits it. Undefined
 * where the field is open.
 */
export function impossibleValues(leaf: Leaf): readonly Scalar[] | undefined {
  const { field, op, values = [] } = leaf;
  if (PATH_PARTS.has(field)) return op === 'equals' || op === 'in' ? values.filter((value) => String(value).includes('/')) : [];
  const possible = possibleValues(field);
  if (possible === undefined || op === 'exists') return undefined;
  const fitsNone = (test: Leaf) => !possible.some(testOf(test));
  if (op !== 'equals' && op !== 'in') return fitsNone(leaf) ? values : [];
  return values.filter((value) => fitsNone({ ...leaf, op: 'equals', values: [value] }));
}

/** A pattern that cannot be read fits anything. */
function testOf(leaf: Leaf): LeafTest {
  try {
    return makeTest(leaf);
  } catch {
    return () => true;
  }
}
