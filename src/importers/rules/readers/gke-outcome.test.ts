import { describe, expect, it } from 'vitest';
import { unsupported } from '../../../predicate/build.ts';
import { evaluate } from '../../../predicate/evaluate.ts';
import type { Known, Leaf } from '../../../predicate/types.ts';
import { readGkeEventType, readGkeOutcome } from './gke-outcome.ts';

const test = (field: string, ...values: string[]): Leaf => ({ field, op: values.length === 1 ? 'equals' : 'in', values });
const DECISION = 'annotations["authorization.k8s.io/decision"]';

function outcome(wanted: string, record: Readonly<Record<string, string | number>>): string {
  const predicate = readGkeOutcome(test('event.outcome', wanted));
  const lookup = (field: string): Known =>
    Object.hasOwn(record, field) ? { kind: 'value', values: [record[field]] } : { kind: 'absent' };
  return predicate ? evaluate(predicate, lookup) : 'not read';
}

describe('a test of the outcome of a GKE entry', () => {
  it.each([
    ['allow', 200, 'match', 'no-match'],
    ['allow', 101, 'match', 'no-match'],
    ['allow', 404, 'no-match', 'match'],
    ['forbid', 403, 'no-match', 'match'],
  ])('tells decision %s with code %s', (decision, code, success, failure) => {
    const record = { [DECISION]: decision, 'responseStatus.code': code };
    expect([outcome('success', record), outcome('failure', record)]).toEqual([success, failure]);
  });
  it('goes by the decision where there is no code', () => {
    expect(outcome('success', { [DECISION]: 'allow' })).toBe('match');
    expect(outcome('failure', { [DECISION]: 'forbid' })).toBe('match');
  });
  it('is not read for other values and patterns', () => {
    expect(outcome('unknown', {})).toBe('not read');
    expect(readGkeOutcome({ field: 'event.outcome', op: 'startsWith', values: ['s'] })).toBeUndefined();
  });
});

describe('a test of the type of a GKE entry', () => {
  it('asks for the decision or the stage', () => {
    expect(readGkeEventType(test('event.type', 'allowed'))).toEqual({ field: DECISION, op: 'equals', values: ['allow'] });
    expect(readGkeEventType(test('event.type', 'start'))).toEqual({ field: 'stage', op: 'equals', values: ['ResponseStarted'] });
  });
  it('stays as it is where a product finds nothing in a list', () => {
    expect(readGkeEventType({ ...test('event.type', 'allowed'), elements: 'product' })).toEqual(
      unsupported('function', 'event.type equals "allowed", of a list'),
    );
  });
  it('is not read for the end of an operation', () => {
    expect(readGkeEventType(test('event.type', 'end'))).toBeUndefined();
    expect(readGkeEventType(test('event.type', 'start', 'end'))).toBeUndefined();
  });
});
