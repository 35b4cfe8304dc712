import type { IdentifierFile } from '../../view/search/search-file.ts';
import { buildIndex, type SearchIndex } from './build-index.ts';
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

async function fetchIndex(): Promise<SearchIndex> {
  const response = await fetch(toHref('/search/identifiers.json'));
  if (!response.ok) throw new Error(`The search index answers ${response.status}`);
  return buildIndex((await response.json()) as IdentifierFile);
}
