import { describe, expect, it } from 'vitest';
import { getCatalog } from '../../src/catalog/index.ts';
import { buildIndex } from '../../src/client/search/build-index.ts';
import { findEntries } from '../../src/client/search/find.ts';
import { buildProductIndex } from '../../src/client/search/find-product-name.ts';
import { toProductNames } from '../../src/view/search/product-names.ts';
import { toIdentifierFile, toSearchRecords } from '../../src/view/search/search-records.ts';
import { INFIXES, PRODUCT_NAMES, QUERIES, type QueryCase, SPECIFIED, TYPOS } from './queries.ts';

const records = toSearchRecords(getCatalog());
const index = buildIndex(toIdentifierFile(records));
const products = buildProductIndex(toProductNames(getCatalog()), index);
const all = Object.values(QUERIES).flat();

function findMisses(cases: readonly QueryCase[]): string[] {
  return cases.flatMap(({ query, right }) => {
    const first = findEntries(query, index, products).entries[0]?.row.t ?? 'nothing';
    return right.includes(first) ? [] : [`"${query}" gives ${first}, not ${right.join(' or ')}`];
  });
}

describe('the search for identifiers', () => {
  it('is asked at least 150 things, 20 infixes and 20 typos among them, each once', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(INFIXES.length).toBeGreaterThanOrEqual(20);
    expect(TYPOS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(all.map(({ query }) => query)).size).toBe(all.length);
  });

  it('gives every row its path again, which the file leaves out where it follows from the rest', () => {
    expect(index.entries.map(({ row }) => row.u)).toEqual(records.map(({ path }) => path));
  });

  it('gives every row its title again, which the file leaves out with the path', () => {
    expect(index.entries.map(({ row }) => row.t)).toEqual(records.map(({ title }) => title));
  });

  it('knows every right answer of the table', () => {
    const titles = new Set(index.entries.map(({ row }) => row.t));
    expect(all.flatMap(({ right }) => right).filter((title) => !titles.has(title))).toEqual([]);
  });

  it('puts a right answer first for every query it was specified with', () => {
    expect(findMisses(SPECIFIED)).toEqual([]);
  });

  it('puts a field first for every name of it in a product', () => {
    expect(PRODUCT_NAMES.length).toBeGreaterThanOrEqual(60);
    expect(findMisses(PRODUCT_NAMES)).toEqual([]);
  });

  it('finds what it found without the names of products', () => {
    const others = all.filter((query) => !PRODUCT_NAMES.includes(query));
    const first = (query: string, names?: typeof products) => findEntries(query, index, names).entries[0]?.row.t;
    expect(others.filter(({ query }) => first(query) !== first(query, products)).map(({ query }) => query)).toEqual([]);
  });

  it('puts a right answer first for at least 97 of 100 queries', () => {
    const misses = findMisses(all);
    if (misses.length > 0) console.log(`${misses.length} of ${all.length} queries miss:\n${misses.join('\n')}`);
    expect(1 - misses.length / all.length).toBeGreaterThanOrEqual(0.97);
  });
});
