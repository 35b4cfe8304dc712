import { describe, expect, it } from 'vitest';
import { BLOCK_ROWS, cutBlocks } from './row-blocks.ts';

describe('the blocks of a long table', () => {
  it('hold every row once, in order', () => {
    for (const count of [1, BLOCK_ROWS - 1, BLOCK_ROWS, BLOCK_ROWS + 1, 10_000]) {
      const rows = cutBlocks(count).flatMap(({ first, rows: own }) => Array.from({ length: own }, (_, at) => first + at));
      expect(rows).toEqual(Array.from({ length: count }, (_, at) => at));
    }
  });

  it('are none where there is no row', () => {
    expect(cutBlocks(0)).toEqual([]);
  });
});
