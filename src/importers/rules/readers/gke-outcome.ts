import { all, any, equals, not, TRUE, unsupported } from '../../../predicate/build.ts';
import { makeTest } from '../../../predicate/leaf-test.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { describeTest } from '../dialect.ts';
import { FAILED } from './grpc-code.ts';
import type { ValueReader } from './reader.ts';

const DECISION = 'annotations["authorization.k8s.io/decision"]';

/**
 * Elastic sets `event.outcome` of a Google Cloud audit entry from the status code, and where there is none from whether authorization was
 * granted: an allowed request that fails afterwards is a failure.
 * @see https://github.com/elastic/integrations/blob/32b7c95f2b29f99dfcbd324be1f601f0763708da/packages/gcp/data_stream/audit/elasticsearch/ingest_pipeline/default.yml
 */
const OUTCOMES: Readonly<Record<string, Predicate>> = {
  success: all(equals(DECISION, 'allow'), not(FAILED)),
  failure: any(equals(DECISION, 'forbid'), FAILED),
};

/**
 * From the same pipeline, `event.type` is a list: whether authorization was granted, and `start` for the first of several entries of one
 * operation, which only a request that runs long has.
 */
const TYPES: Readonly<Record<string, Predicate>> = {
  access: TRUE,
  allowed: equals(DECISION, 'allow'),
  denied: equals(DECISION, 'forbid'),
  start: equals('stage', 'ResponseStarted'),
};

/** Reads a test of `event.outcome`. Undefined for values that the pipeline does not set from what a record says. */
export const readGkeOutcome: ValueReader = createValueReader(OUTCOMES);

/**
 * Reads a test of `event.type`. Undefined for `end`, which does not tell a long request from others. Where the product decides in its own
 * way on a list, as ES|QL does, nothing can be said: the list always has several values.
 */
export const readGkeEventType: ValueReader = (test) =>
  test.elements === 'product' ? unsupported('function', `${describeTest(test)}, of a list`) : readType(test);

const readType: ValueReader = createValueReader(TYPES);

function createValueReader(meanings: Readonly<Record<string, Predicate>>): ValueReader {
  return (test) => {
    if (test.op === 'exists') return TRUE;
    const fits = makeTest(test);
    const found = Object.entries(meanings).filter(([value]) => fits(value));
    const isWhole = (test.op === 'equals' || test.op === 'in') && found.length === test.values?.length;
    return isWhole ? any(...found.map(([, meaning]) => meaning)) : undefined;
  };
}
