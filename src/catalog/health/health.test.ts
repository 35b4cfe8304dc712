import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../predicate/evaluate.ts';
import type { Known, Predicate } from '../../predicate/types.ts';
import { healthContext, makeRule } from '../test-data/health-rule.ts';
import { findHealth, HEALTH_CHECKS } from './index.ts';

const leaf = fc.record({
  field: fc.constantFrom('verb', 'stage', 'objectRef.resource', 'objectRef.subresource', 'responseStatus.code', 'objectRef.name'),
  op: fc.constantFrom('equals', 'startsWith') as fc.Arbitrary<'equals' | 'startsWith'>,
  values: fc.tuple(fc.constantFrom('create', 'get', 'pods', 'exec', 'ResponseComplete', '200', '101', 'replace')),
});
const predicate = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const event = fc.record({
  verb: fc.constantFrom('create', 'get', 'update'),
  stage: fc.constantFrom('ResponseComplete', 'ResponseStarted'),
  'objectRef.resource': fc.constantFrom('pods', 'widgets'),
  'objectRef.subresource': fc.constantFrom('exec', 'status', undefined),
  'responseStatus.code': fc.constantFrom(101, 200, 404),
  'objectRef.name': fc.constantFrom('create', 'x', undefined),
});

describe('the health of a rule', () => {
  it('is never said to be dead where an event that can occur matches', () => {
    fc.assert(
      fc.property(predicate, event, (logic, fields) => {
        const lookup = (field: string): Known => {
          const value = (fields as Readonly<Record<string, unknown>>)[field];
          return value === undefined ? { kind: 'absent' } : { kind: 'value', values: [value] };
        };
        fc.pre(evaluate(logic, lookup) === 'match');
        const rule = { ...makeRule('verb exists'), predicate: logic };
        expect(findHealth(rule, healthContext).filter(({ dead }) => dead)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('has nothing to say of a rule that is always true, or asks for nothing that is known', () => {
    for (const logic of ['always', 'unsupported threshold "5 in a minute"', 'objectRef.resource = "widgets"'])
      expect(findHealth(makeRule(logic), healthContext)).toEqual([]);
  });

  it('does not stumble over a pattern that cannot be read', () => {
    const broken: Predicate = {
      all: [
        { field: 'verb', op: 'regex', values: ['('] },
        { field: 'verb', op: 'equals', values: ['get'] },
      ],
    };
    expect(findHealth({ ...makeRule('verb exists'), predicate: broken }, healthContext)).toEqual([]);
  });

  it('tells of a dead rule only why', () => {
    const logic = 'verb = "create" and objectRef.resource = "serviceaccounts" and hostPath exists';
    expect(findHealth(makeRule(logic), healthContext).map(({ code }) => code)).toEqual(['field-never-exists']);
  });

  it('is certain only where the rule is dead, and of dead rules always certain', () => {
    for (const logic of [
      'verb in ("create", "replace")',
      'verb = "replace"',
      'not verb = "bind"',
      'verb = "put" and objectRef.name = "x"',
    ])
      for (const { certainty, dead } of findHealth(makeRule(logic), healthContext)) expect(certainty === 'certain').toBe(dead);
  });
});

describe('the checks of health', () => {
  it('have codes and titles of their own', () => {
    expect(new Set(HEALTH_CHECKS.map(({ code }) => code)).size).toBe(HEALTH_CHECKS.length);
    expect(new Set(HEALTH_CHECKS.map(({ title }) => title)).size).toBe(HEALTH_CHECKS.length);
  });
});
