import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeLines } from '../../../tests/fuzz/audit-lines.ts';
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
      fc.property(fc.array(rule, { minLength: 5, maxLength: 12, size: 'max' }), alikeLines, (rules, lines) => {
        const text = lines.join('\n');
        const report = read(text, rules);
        expect(report.rules?.map(({ needs: _, ...counts }) => counts)).toEqual(countByEvent(text, rules));
        expect(report.operations).toEqual(read(text, undefined).operations);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
