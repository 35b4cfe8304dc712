import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicatesOver } from '../../../tests/fuzz/predicates.ts';
import { evaluate } from '../../predicate/evaluate.ts';
import { createEventLookup } from '../../predicate/event-lookup.ts';
import type { Leaf } from '../../predicate/types.ts';
import type { JsonObject } from '../json.ts';
import { createOpenFinder } from './find-open.ts';

const FIELDS = [
  ...[
    'verb',
    'level',
    'stage',
    'objectRef',
    'objectRef.resource',
    'objectRef.subresource',
    'objectRef.apiGroup',
    'objectRef.name',
  ],
  ...[
    'user.username',
    'user.groups[]',
    'requestObject.spec.x',
    'responseObject.y',
    'annotations["a.b/c"]',
    'requestURI',
    'no path[',
  ],
  ...['responseStatus.code', 'impersonatedUser.username', 'annotations["patch.webhook.admission.k8s.io/x"]', 'sourceIPs[]'],
];
const value = fc.constantFrom(
  'get',
  'create',
  'pods',
  'exec',
  '',
  'apps',
  'a',
  'b',
  '200',
  'Metadata',
  'Request',
  'RequestReceived',
  'ResponseComplete',
);
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constantFrom('equals', 'startsWith', 'contains'),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ field: fc.constantFrom(...FIELDS), op: fc.constant('exists') }),
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constant('in'),
    values: fc.array(value),
    elements: fc.constantFrom('all', 'product'),
  }),
) as fc.Arbitrary<Leaf>;
const predicate = predicatesOver(leaf, 'small');

const odd = fc.constantFrom(null, 5, [], {}, ['a'], true);
const text = fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: odd });
const event: fc.Arbitrary<JsonObject> = fc.record(
  {
    ...{ verb: text, level: text, stage: text, requestURI: text },
    objectRef: fc.oneof(fc.record({ resource: text, subresource: text, apiGroup: text, name: text }, { requiredKeys: [] }), odd),
    user: fc.oneof(fc.record({ username: text, groups: fc.array(text, { maxLength: 3 }) }, { requiredKeys: [] }), odd),
    requestObject: fc.oneof(fc.record({ spec: fc.record({ x: text }) }), odd),
    responseObject: fc.record({ y: text }),
    annotations: fc.oneof(
      fc.dictionary(fc.constantFrom('a.b/c', 'audit.k8s.io/truncated'), fc.constantFrom('a', 'true'), { maxKeys: 2 }),
      odd,
    ),
    responseStatus: fc.record({ code: fc.constantFrom(200, '200', 403) }),
    impersonatedUser: fc.record({ username: text }),
    sourceIPs: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const lost = fc.constantFrom<readonly string[]>([], ['stage', 'level'], ['objectRef.subresource'], ['requestObject'], ['verb']);

describe('createOpenFinder', () => {
  it('says of every event what each predicate says by itself, whatever events came before', () => {
    const cases = fc.tuple(
      fc.array(predicate, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(event, lost), { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(cases, ([predicates, events]) => {
        const findOpen = createOpenFinder(predicates);
        for (const [one, paths] of events) {
          const lookup = createEventLookup(one, { lost: paths });
          const open: [number, string][] = [];
          findOpen(one, paths, lookup, (index, verdict) => open.push([index, verdict]));
          const wanted = predicates.map((each, index): [number, string] => [index, evaluate(each, lookup)]);
          expect(open).toEqual(wanted.filter(([, verdict]) => verdict !== 'no-match'));
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
