import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measurePages, sumByKind } from '../../scripts/bench/sizes.ts';

/** Budgets in bytes after gzip: HTML, CSS and JavaScript before a person does anything. */
const medianBudget = 14_000;
const largestBudget = 30_000;

const dist = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const pages = measurePages(dist);

describe('the pages of operations', () => {
  const size = sumByKind(pages).find((kind) => kind.kind === 'operation');

  it('stay within the budget of a median page', () => {
    expect(size?.median).toBeLessThanOrEqual(medianBudget);
  });
});

describe('every page', () => {
  it('stays within the budget of the largest', () => {
    const heavy = pages.filter((page) => page.total > largestBudget).map((page) => `${page.path}: ${page.total} bytes`);
    expect(heavy).toEqual([]);
  });
});
