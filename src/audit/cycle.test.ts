import { describe, expect, it } from 'vitest';
import { holdsItself } from './cycle.ts';

describe('holdsItself', () => {
  it('finds a list or an object inside itself, at any depth', () => {
    const list: unknown[] = [];
    list.push(list);
    const inner: Record<string, unknown> = {};
    inner['b'] = [{ c: inner }];
    expect(holdsItself(list)).toBe(true);
    expect(holdsItself({ a: inner })).toBe(true);
  });

  it('lets the same thing stand in several places, and scalars', () => {
    const shared = { x: [1] };
    expect(holdsItself({ a: shared, b: [shared, shared] })).toBe(false);
    for (const value of [null, undefined, 1, 'a', [], {}]) expect(holdsItself(value)).toBe(false);
  });

  it('takes a value of any depth', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(holdsItself(deep)).toBe(false);
  });
});
