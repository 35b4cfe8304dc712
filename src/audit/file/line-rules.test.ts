import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeLines, toLine, usualLines } from '../../../tests/fuzz/audit-lines.ts';
import { predicatesOver } from '../../../tests/fuzz/predicates.ts';
import type { Leaf } from '../../predicate/types.ts';
import { classifyText } from '../classify-text.ts';
import { createRuleJudge } from '../rules/judge.ts';
import type { AskedRule } from '../rules/rule.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { createFileReader } from './file-reader.ts';
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

/** Lines of a rule that are told one by one. */
const FIRST = 2;

/** Profiles that are kept: with few of them all begins anew many times. */
const fewOrMany = fc.constantFrom(3, 12, 1000);

/** `piece`: bytes that come at a time, which are several lines, as what comes with the first bytes cannot be known. `profiles`: see FileLimits. */
function read(text: string, rules: readonly AskedRule[] | undefined, piece = 10_000, profiles = 1000): FileReport {
  const reader = createFileReader({ surface: SMALL_SURFACE, rules, limits: { whole: 0, first: FIRST, profiles } });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.slice(at, at + piece));
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
      lines: (firing.length > 0 ? firing : open).slice(0, FIRST),
    }));
}

type Parts = Readonly<Record<string, unknown>>;

/** Values that the second of two lines has in the field, and the first has not. */
const TOLD = ['b', 'Request', 'ResponseStarted', '403', '/api/v1/namespaces/n/pods/web?b', '2026-12-23T07:20:09.131136Z'];

describe('the rules of a whole file', () => {
  it.each([
    ['any events', alikeLines, 200],
    ['events of which most are known', usualLines, 300],
  ] as const)(
    'are what each of them says of each event by itself, of %s',
    (_, log, numRuns) => {
      fc.assert(
        fc.property(fc.array(rule, { minLength: 5, maxLength: 12, size: 'max' }), log, fewOrMany, (rules, lines, profiles) => {
          const text = lines.join('\n');
          const report = read(text, rules, 10_000, profiles);
          expect(report.rules?.map(({ needs: _, ...counts }) => counts)).toEqual(countByEvent(text, rules));
          expect(report.operations).toEqual(read(text, undefined).operations);
        }),
        { numRuns },
      );
    },
    60_000,
  );

  const pod = (more: Readonly<Record<string, unknown>>) => ({ resource: 'pods', namespace: 'n', apiVersion: 'v1', ...more });
  const CREATE = { verb: 'create', requestURI: '/api/v1/namespaces/n/pods', level: 'Request' };
  const LIST = { verb: 'list', requestURI: '/api/v1/pods?a=1', objectRef: { resource: 'pods', apiVersion: 'v1' } };

  it.each<readonly [string, Parts, Parts]>([
    ['level', {}, { level: 'Request' }],
    ['stage', {}, { stage: 'ResponseStarted' }],
    ['auditID', {}, { auditID: 'b' }],
    ['user.groups[]', {}, { user: { username: 'alice', groups: ['b'] } }],
    ['user.extra["x"][]', { user: { username: 'alice' } }, { user: { username: 'alice', extra: { x: ['b'] } } }],
    ['impersonatedUser.username', {}, { impersonatedUser: { username: 'b' } }],
    ['sourceIPs[]', {}, { sourceIPs: ['b'] }],
    ['userAgent', { userAgent: undefined }, { userAgent: 'b' }],
    ['requestURI', {}, { requestURI: '/api/v1/namespaces/n/pods/web?b' }],
    ['objectRef.name', {}, { objectRef: pod({ name: 'b' }), requestURI: '/api/v1/namespaces/n/pods/b' }],
    ['objectRef.name', LIST, { ...LIST, requestURI: '/api/v1/pods?fieldSelector=metadata.name=b' }],
    ['objectRef.name', LIST, { ...LIST, objectRef: { ...LIST.objectRef, name: 'b' } }],
    ['objectRef.name', { objectRef: pod({}) }, { objectRef: pod({}), requestURI: '/api/v1/namespaces/n/pods/b' }],
    ['objectRef.namespace', {}, { objectRef: pod({ namespace: 'b', name: 'web' }), requestURI: '/api/v1/namespaces/b/pods/web' }],
    [
      'objectRef.namespace',
      { objectRef: { resource: 'pods', name: 'web' } },
      { objectRef: { resource: 'pods', name: 'web' }, requestURI: '/api/v1/namespaces/b/pods/web' },
    ],
    [
      'objectRef.name',
      { requestURI: '/api/v1/namespaces/a', objectRef: { resource: 'namespaces', namespace: 'a' } },
      { requestURI: '/api/v1/namespaces/b', objectRef: { resource: 'namespaces', namespace: 'a' } },
    ],
    ['objectRef.apiVersion', {}, { objectRef: pod({ name: 'web', apiVersion: 'b' }) }],
    ['objectRef.subresource', {}, { requestURI: '/api/v1/namespaces/n/pods/web/b' }],
    ['responseStatus.code', {}, { responseStatus: { metadata: {}, code: 403 } }],
    ['responseStatus.message', {}, { responseStatus: { metadata: {}, message: 'b', code: 200 } }],
    ['requestObject.kind', {}, { requestObject: { kind: 'b' } }],
    ['requestObject.kind', { requestObject: { kind: 'a' } }, { requestObject: { kind: 'b' } }],
    ['requestObject.spec.x', { requestObject: { kind: 'a' } }, { requestObject: { spec: { x: 'b' } } }],
    ['responseObject.kind', { requestObject: { kind: 'b' } }, { requestObject: { kind: 'b' }, responseObject: { kind: 'b' } }],
    ['annotations["x"]', {}, { annotations: { x: 'b' } }],
    ['requestObject.kind', CREATE, { ...CREATE, annotations: { 'audit.k8s.io/truncated': 'true' } }],
    ['stageTimestamp', {}, { stageTimestamp: '2026-12-23T07:20:09.131136Z' }],
  ])('are told apart by %s, though lines that are alike were known before', (field, one, other) => {
    const rules: readonly AskedRule[] = [
      { predicate: { field, op: 'in', values: TOLD } as Leaf, unsupported: [] },
      { predicate: { field, op: 'exists' } as Leaf, unsupported: [] },
    ];
    const many = (parts: Parts): string[] => Array.from({ length: 12 }, () => toLine(parts));
    const text = [...many(one), ...many(other), ...many(one), ...many(other)].join('\n');
    const report = read(text, rules, 3000);
    expect(report.rules?.map(({ needs: _, ...counts }) => counts)).toEqual(countByEvent(text, rules));
    expect(report.rules?.find(({ rule: index }) => index === 0)).toBeDefined();
  });
});
