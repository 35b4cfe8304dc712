import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { judgeStart } from './known-start.ts';
import type { Leaf } from './types.ts';

const word = fc.constantFrom('', '/', '/api', '/api/', '/api/v1', '/API/V1', '/apis/', 'a', 'A', '5', 5);
const leaf = fc.record({
  field: fc.constant('requestURI'),
  op: fc.constantFrom('equals', 'in', 'startsWith', 'endsWith', 'contains', 'exists'),
  values: fc.array(word, { maxLength: 3 }),
  ignoreCase: fc.constantFrom(true, undefined),
  elements: fc.constantFrom('all', 'product', undefined),
}) as fc.Arbitrary<Leaf>;

describe('judgeStart', () => {
  it('never says what a test does not say of a text with this start', () => {
    const start = fc.constantFrom('', '/api/', '/apis/');
    const rest = fc.constantFrom('', 'v1', 'v1/pods', 'a', 'A', '5');
    fc.assert(
      fc.property(leaf, start, rest, (one, begin, end) => {
        const text = begin + end;
        const verdict = text === '' ? undefined : judgeStart(one, begin);
        if (verdict) expect(evaluate(one, () => ({ kind: 'value', values: [text] }))).toBe(verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  it('rules out paths that begin otherwise, and nothing else', () => {
    const test = (op: Leaf['op'], ...values: string[]): unknown => judgeStart({ field: 'requestURI', op, values }, '/api/');
    expect(test('in', '/healthz', '/readyz')).toBe('no-match');
    expect(test('startsWith', '/healthz?')).toBe('no-match');
    expect(test('startsWith', '/')).toBeUndefined();
    expect(test('equals', '/api/v1/pods')).toBeUndefined();
    expect(test('contains', '/healthz')).toBeUndefined();
    expect(test('exists')).toBe('match');
  });
});
