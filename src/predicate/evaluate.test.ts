import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from './build.ts';
import { compile, evaluate } from './evaluate.ts';
import type { Elements, Known, Lookup, Predicate, Verdict } from './types.ts';

const [YES, NO, OPEN] = [equals('yes', 1), equals('no', 1), equals('open', 1)];
const lookup: Lookup = (field) => (field === 'open' ? { kind: 'unknown' } : { kind: 'value', values: [field === 'yes' ? 1 : 0] });
const at =
  (known: Known): Lookup =>
  () =>
    known;

describe('evaluate: parts', () => {
  it.each<[string, Predicate, Verdict]>([
    ['yes and yes', all(YES, YES), 'match'],
    ['yes and no', all(YES, NO), 'no-match'],
    ['yes and open', all(YES, OPEN), 'unknown'],
    ['open and no', all(OPEN, NO), 'no-match'],
    ['no or open', any(NO, OPEN), 'unknown'],
    ['open or yes', any(OPEN, YES), 'match'],
    ['no or no', any(NO, NO), 'no-match'],
    ['not yes', not(YES), 'no-match'],
    ['not no', not(NO), 'match'],
    ['not open', not(OPEN), 'unknown'],
    ['nothing to meet', TRUE, 'match'],
    ['nothing that could be met', FALSE, 'no-match'],
    ['a part that cannot be said', unsupported('threshold', 'count() > 5'), 'unknown'],
    ['its negation', not(unsupported('threshold', 'count() > 5')), 'unknown'],
  ])('takes %s', (_what, predicate, verdict) => {
    expect(evaluate(predicate, lookup)).toBe(verdict);
  });
});

describe('evaluate: fields', () => {
  it('lets a field that is absent fit no test, and its negation hold', () => {
    for (const test of [exists('f'), equals('f', ''), { field: 'f', op: 'glob', values: ['*'] } as const]) {
      expect(evaluate(test, at({ kind: 'absent' }))).toBe('no-match');
      expect(evaluate(not(test), at({ kind: 'absent' }))).toBe('match');
    }
  });

  it('does not tell of a field that is unknown', () => {
    expect(evaluate(exists('f'), at({ kind: 'unknown' }))).toBe('unknown');
  });

  it.each<[Elements | undefined, readonly string[], Verdict]>([
    [undefined, ['a', 'b'], 'match'],
    ['any', ['b', 'b'], 'no-match'],
    ['all', ['a', 'b'], 'no-match'],
    ['all', ['a', 'a'], 'match'],
    ['product', ['a'], 'match'],
    ['product', ['b'], 'no-match'],
    ['product', ['a', 'a'], 'unknown'],
  ])('reads with %s elements the values %j as %s', (elements, values, verdict) => {
    const leaf = { ...equals('f', 'a'), ...(elements && { elements }) };
    expect(evaluate(leaf, at({ kind: 'value', values }))).toBe(verdict);
  });

  it('refuses what cannot be read before it sees an event', () => {
    expect(() => compile(not({ field: 'f', op: 'regex', values: ['['] }))).toThrow(SyntaxError);
    expect(() => compile(any({ field: 'f', op: 'cidr', values: ['everywhere'] }))).toThrow(SyntaxError);
  });
});
