import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicatesOver } from '../../../tests/fuzz/predicates.ts';
import type { Leaf } from '../../predicate/types.ts';
import { classifyText } from '../classify-text.ts';
import { EVENT_FIELDS } from '../event.ts';
import { createRuleJudge } from '../rules/judge.ts';
import type { AskedRule } from '../rules/rule.ts';
import { createFileReader } from '../test-data/file-reader.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import type { FileReport } from './report.ts';

const FIELDS = [
  ...['verb', 'level', 'stage', 'auditID', 'requestURI', 'objectRef', 'objectRef.resource', 'objectRef.subresource'],
  ...['objectRef.apiGroup', 'objectRef.apiVersion', 'objectRef.name', 'objectRef.namespace', 'objectRef.uid', 'user.username'],
  ...['user.groups[]', 'user.extra["a.b/c"][]', 'impersonatedUser.username', 'sourceIPs[]', 'userAgent', 'responseStatus.code'],
  ...['responseStatus.message', 'requestObject.spec.x', 'requestObject', 'responseObject.y', 'annotations["a.b/c"]', 'kind'],
  ...['annotations["patch.webhook.admission.k8s.io/x"]', 'stageTimestamp', 'no path[', 'authenticationMetadata', 'other.key'],
];
const word = fc.constantFrom(
  '',
  'a',
  'b',
  'get',
  'create',
  'pods',
  'secrets',
  'apps',
  'v1',
  'n',
  'n/',
  '200',
  '/api',
  '/apis/apps',
);
const leaf = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constantFrom('equals', 'startsWith', 'endsWith', 'contains', 'in'),
    values: fc.array(word, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ field: fc.constantFrom(...FIELDS), op: fc.constant('exists') }),
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constant('equals'),
    values: fc.tuple(word),
    ignoreCase: fc.constant(true),
    elements: fc.constantFrom('all', 'product'),
  }),
) as fc.Arbitrary<Leaf>;
const predicate = predicatesOver(leaf, 'small', 4);
const rule: fc.Arbitrary<AskedRule> = predicate.map((own) => ({ predicate: own, unsupported: [] }));

const text = fc.constantFrom('a', 'b', 'n', 'pods', 'ü"\\', 'get');
const user = fc.record(
  {
    username: text,
    groups: fc.array(text, { minLength: 1, maxLength: 2 }),
    extra: fc.record({ 'a.b/c': fc.array(text, { minLength: 1, maxLength: 2 }) }),
  },
  { requiredKeys: [] },
);
const uri = fc.constantFrom(
  ...['/api/v1/pods', '/api/v1/namespaces/n/pods', '/api/v1/namespaces/n/pods/a', '/api/v1/namespaces/n/pods/a/log', '/healthz'],
  ...['/api/v1/pods?fieldSelector=metadata.name%3Da', '/apis/apps/v1/namespaces/n/deployments/b?x=1', '/api/v1/namespaces/n'],
  ...['/api/v1/namespaces/n/secrets/b', '/api/v1/watch/pods', '/apis/x.io/v1/foos', '/', '/api/v1/namespaces/a%22/pods'],
);
const body = fc.oneof(
  fc.record({ spec: fc.record({ x: fc.oneof(text, fc.array(text, { maxLength: 2 })) }) }),
  fc.record({ y: text }),
  fc.constant({}),
);
/** In the order of the API server. */
const event = fc.record(
  {
    kind: fc.constant('Event'),
    apiVersion: fc.constant('audit.k8s.io/v1'),
    level: fc.constantFrom('Metadata', 'Request', 'RequestResponse', 'None'),
    auditID: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b') }, fc.constant('')),
    stage: fc.constantFrom('RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'),
    requestURI: uri,
    verb: fc.constantFrom('get', 'list', 'create', 'patch', 'proxy'),
    user,
    impersonatedUser: user,
    authenticationMetadata: fc.constant({ impersonationConstraint: 'a' }),
    sourceIPs: fc.array(text, { minLength: 1, maxLength: 2 }),
    userAgent: text,
    objectRef: fc.record(
      {
        resource: fc.constantFrom('pods', 'deployments', 'secrets', 'namespaces', 'foos'),
        namespace: fc.constantFrom('n', 'a'),
        name: fc.constantFrom('a', 'b'),
        uid: fc.constant('a'),
        apiGroup: fc.constantFrom('apps', 'x.io'),
        apiVersion: fc.constantFrom('v1', ''),
        subresource: fc.constantFrom('log', 'status', 'exec'),
      },
      { requiredKeys: ['resource'] },
    ),
    responseStatus: fc.record(
      { metadata: fc.constant({}), message: text, code: fc.constantFrom(200, 403) },
      { requiredKeys: ['metadata'] },
    ),
    requestObject: body,
    responseObject: body,
    requestReceivedTimestamp: fc.constant('2026-01-01T00:00:00.000000Z'),
    stageTimestamp: fc.constantFrom('2026-01-01T00:00:01.000000Z', 'a'),
    annotations: fc.dictionary(
      fc.constantFrom('a.b/c', 'audit.k8s.io/truncated', 'patch.webhook.admission.k8s.io/x'),
      fc.constantFrom('a', 'true'),
      { minKeys: 1, maxKeys: 2 },
    ),
  },
  {
    requiredKeys: [
      ...(['kind', 'apiVersion', 'level', 'auditID', 'stage', 'requestURI', 'verb', 'user'] as const),
      ...(['requestReceivedTimestamp', 'stageTimestamp'] as const),
    ],
  },
);
type Json = Readonly<Record<string, unknown>>;

/** A few events, and one after another of them with one key as in another event. */
const log = fc
  .tuple(
    fc.array(event, { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(fc.nat(), event, fc.constantFrom(...EVENT_FIELDS), fc.nat({ max: 9 })), {
      minLength: 20,
      maxLength: 60,
      size: 'max',
    }),
  )
  .map(([bases, changes]) =>
    changes.map(([at, other, key, kind]) => {
      const base = bases[at % bases.length] as Json;
      const changed: Json = key in other ? { ...base, [key]: (other as Json)[key] } : base;
      const keys = kind === 0 ? EVENT_FIELDS.toReversed() : EVENT_FIELDS;
      return JSON.stringify(Object.fromEntries(keys.flatMap((name) => (name in changed ? [[name, changed[name]]] : []))));
    }),
  );

function read(text: string, rules: readonly AskedRule[] | undefined): FileReport {
  const reader = createFileReader({ surface: SMALL_SURFACE, rules, limits: { whole: 0, first: 3 } });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return reader.snapshot();
}

/** What each rule says of each event by itself. */
function countByEvent(text: string, rules: readonly AskedRule[]): unknown {
  const judge = createRuleJudge(rules);
  const counts = rules.map((_, index) => ({ rule: index, firing: [] as number[], open: [] as number[] }));
  for (const item of classifyText(text, SMALL_SURFACE)) {
    if (item.kind !== 'event') continue;
    let index = 0;
    for (const { verdict } of judge.judge(item)) {
      if (verdict.kind === 'fires') counts[index]?.firing.push(item.line);
      if (verdict.kind === 'cannot-tell' || verdict.kind === 'reaches') counts[index]?.open.push(item.line);
      index += 1;
    }
  }
  return counts
    .filter(({ firing, open }) => firing.length + open.length > 0)
    .map(({ rule: index, firing, open }) => ({
      ...{ rule: index, fires: firing.length, mayFire: open.length },
      lines: (firing.length > 0 ? firing : open).slice(0, 3),
    }));
}

describe('the rules of a whole file', () => {
  it('are what each of them says of each event by itself', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 5, maxLength: 12, size: 'max' }), log, (rules, lines) => {
        const text = lines.join('\n');
        const report = read(text, rules);
        expect(report.rules?.map(({ needs: _, ...counts }) => counts)).toEqual(countByEvent(text, rules));
        expect(report.operations).toEqual(read(text, undefined).operations);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
