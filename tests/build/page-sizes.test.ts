import { describe, expect, it } from 'vitest';
import { measurePages, type PageSize, sumByKind } from '../../scripts/bench/sizes.ts';
import { dist } from './built-site.ts';

/** Budgets in bytes after gzip: HTML, CSS and JavaScript before a person does anything. */
const largestBudget = 30_000;

/** Of kinds with many pages: the median. Kinds are told apart by `kindOf`. */
const medianBudgets: Readonly<Record<string, number>> = {
  operation: 14_000,
  'rules (one)': 12_000,
  'fields (one)': 14_000,
  'attack (one)': 11_000,
  resource: 13_000,
  'roles (one)': 11_000,
  'actors (one)': 10_500,
  'dialects (one)': 20_000,
  'verbs (one)': 10_000,
  'providers (one)': 12_000,
  'guides (one)': 12_500,
};

/** Of pages that are the only one of their kind: at most 30,000, and less where a page is a start or a tool. */
const pageBudgets: Readonly<Record<string, number>> = {
  home: 14_500,
  'about (one)': 14_000,
  build: 20_000,
  classify: 25_000,
  search: 12_000,
  '404.html': 10_000,
};

const sizes = measurePages(dist);
const kinds = sumByKind(sizes);
const operations = sizes.filter(({ path }) => /^kubernetes-[^/]+\/(?!any-)[^/]+\/index\.html$/.test(path));

function show({ path, html, css, js, total }: PageSize): string {
  return `${path}: ${html} HTML + ${css} CSS + ${js} JavaScript = ${total}`;
}

describe('the pages of operations', () => {
  it('are all measured, with their style and script', () => {
    expect(operations.length).toBeGreaterThanOrEqual(844);
    expect(operations.filter(({ html, css, js }) => html < 1000 || css < 1000 || js < 500).map(show)).toEqual([]);
  });

  it('stay within the budget of a median page without those of whole resources', () => {
    expect(sumByKind(operations)[0]?.median).toBeLessThanOrEqual(medianBudgets['operation'] ?? 0);
  });
});

describe('every kind of page', () => {
  it('has a budget of its own where it has several pages', () => {
    const several = kinds.filter(({ pages }) => pages > 1).map(({ kind }) => kind);
    expect(several.toSorted()).toEqual(Object.keys(medianBudgets).toSorted());
  });

  it('stays within the budget of a median page', () => {
    const heavy = kinds.filter(({ kind, median }) => median > (medianBudgets[kind] ?? largestBudget));
    expect(heavy.map(({ kind, median }) => `${kind}: ${median}`)).toEqual([]);
  });

  it('stays within the budget of the largest', () => {
    const heavy = kinds.filter(({ kind, largest }) => largest.total > (pageBudgets[kind] ?? largestBudget));
    expect(heavy.map(({ largest }) => show(largest))).toEqual([]);
  });

  it('shares most of its style and script with all others', () => {
    const heavy = sizes.filter(({ css, js }) => css > 6500 || js > 6000);
    expect(heavy.map(show)).toEqual([]);
  });
});
