import { describe, expect, it } from 'vitest';
import { takeInSlices } from './slices.ts';

function* count(to: number): Iterable<number> {
  for (let at = 0; at < to; at++) {
    const start = performance.now();
    while (performance.now() - start < 1);
    yield at;
  }
}

describe('takeInSlices', () => {
  it('takes every value in order', async () => {
    const taken: number[] = [];
    expect(await takeInSlices(count(40), (value) => taken.push(value))).toBe(true);
    expect(taken).toEqual([...Array(40).keys()]);
    expect(await takeInSlices([], () => taken.push(-1))).toBe(true);
    expect(taken).toHaveLength(40);
  });

  it('lets others have a turn between', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    await takeInSlices(count(60), () => undefined);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it('ends where it is no longer wanted', async () => {
    const taken: number[] = [];
    expect(
      await takeInSlices(
        count(1000),
        (value) => taken.push(value),
        () => false,
      ),
    ).toBe(false);
    expect(taken.length).toBeLessThan(100);
  });
});
