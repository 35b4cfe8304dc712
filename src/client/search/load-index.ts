import type { ProductNames } from '../../dialects/product-name.ts';
import type { IdentifierFile } from '../../view/search/search-file.ts';
import { takeInSlices } from '../slices.ts';
import { type SearchIndex, startIndex } from './build-index.ts';
import { buildProductIndex, type ProductIndex } from './find-product-name.ts';
import { toHref } from './site-base.ts';

let loading: Promise<SearchIndex> | undefined;

/**
 * The index of identifiers, fetched once per page and kept by the browser's cache between pages.
 * @throws Error where it cannot be fetched; the next call tries again.
 */
export function loadIndex(): Promise<SearchIndex> {
  loading ??= fetchIndex().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

let naming: Promise<ProductIndex | undefined> | undefined;

/** What products call fields, fetched when something is first typed that may be such a name; undefined where it cannot be fetched. */
export function loadProductNames(index: SearchIndex): Promise<ProductIndex | undefined> {
  naming ??= fetchJson<ProductNames>('/search/names.json').then(
    (names) => buildProductIndex(names, index),
    () => {
      naming = undefined;
      return undefined;
    },
  );
  return naming;
}

async function fetchIndex(): Promise<SearchIndex> {
  const file = await fetchJson<IdentifierFile>('/search/identifiers.json');
  const { index, add } = startIndex(file);
  await takeInSlices(file.rows, add);
  return index;
}

async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(toHref(path));
  if (!response.ok) throw new Error(`The search index answers ${response.status}`);
  return (await response.json()) as T;
}
