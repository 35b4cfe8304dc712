import { describe, expect, it } from 'vitest';
import { measurePages, type PageSize, sumByKind } from '../../scripts/bench/sizes.ts';
import { dist } from './built-site.ts';

/** Budgets in bytes after gzip: HTML, CSS and JavaScript before a person does anything. */
const medianBudget = 14_000;
const largestBudget = 30_000;

const sizes = measurePages(dist);
const operations = sizes.filter(({ path }) => /^kubernetes-[^/]+\/(?!any-)[^/]+\/index\.html$/.test(path));

function show({ path, html, css, js, total }: PageSize): string {
  return `${path}: ${html} HTML + ${css} CSS + ${js} JavaScript = ${total}`;
}

describe('the pages of operations', () => {
  const [all] = sumByKind(operations);
  const heaviest = operations
    .toSorted((a, b) => b.total - a.total)
    .slice(0, 5)
    .map(show)
    .join('\n');

  it('are all measured, with their style and script', () => {
    expect(operations.length).toBeGreaterThanOrEqual(844);
    expect(operations.filter(({ html, css, js }) => html < 1000 || css < 1000 || js < 500).map(show)).toEqual([]);
  });

  it('stay within the budget of a median page', () => {
    expect(all?.median, heaviest).toBeLessThanOrEqual(medianBudget);
  });

  it('stay within the budget of the largest', () => {
    expect(all?.largest.total, heaviest).toBeLessThanOrEqual(largestBudget);
  });
});

describe('the page of the classifier', () => {
  it('stays within its budget before anything is pasted', () => {
    const page = sizes.find(({ path }) => path === 'classify/index.html');
    expect(page?.total, page && show(page)).toBeLessThanOrEqual(25_000);
  });
});

describe('the page of the builder', () => {
  it('stays within its budget before anything is chosen', () => {
    const page = sizes.find(({ path }) => path === 'build/index.html');
    expect(page?.total, page && show(page)).toBeLessThanOrEqual(20_000);
  });
});

describe('the other reference pages', () => {
  it('stay within the budget of the largest', () => {
    const tools = ['classify/index.html', 'search/index.html'];
    const heavy = sizes.filter(({ path, total }) => !tools.includes(path) && total > largestBudget);
    expect(heavy.map(show)).toEqual([]);
  });
});
