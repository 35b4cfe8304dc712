import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measurePages, sumByKind } from '../../scripts/bench/sizes.ts';

/** Budgets in bytes after gzip: HTML, CSS and JavaScript before a person does anything. */
const medianBudget = 14_000;
const largestBudget = 30_000;

const dist = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)));

describe('the pages of operations', () => {
  const size = sumByKind(measurePages(dist)).find((kind) => kind.kind === 'operation');

  it('stay within the budget of a median page', () => {
    expect(size?.median).toBeLessThanOrEqual(medianBudget);
  });

  it('stay within the budget of the largest', () => {
    expect(size?.largest.total, size?.largest.path).toBeLessThanOrEqual(largestBudget);
  });
});
