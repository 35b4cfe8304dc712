import type { ProductNames } from '../../dialects/product-name.ts';
import { takeInSlices } from '../slices.ts';
import { type SearchIndex, startIndex } from './build-index.ts';
import { buildProductIndex, type ProductIndex } from './find-product-name.ts';
import { readRows } from './read-rows.ts';
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
  naming ??= fetchProductNames(index).catch(() => {
    naming = undefined;
    return undefined;
  });
  return naming;
}

async function fetchProductNames(index: SearchIndex): Promise<ProductIndex> {
  const file = await fetchFile('/search/names.json');
  return buildProductIndex((await file.json()) as ProductNames, index);
}

async function fetchIndex(): Promise<SearchIndex> {
  const { body } = await fetchFile('/search/identifiers.json');
  const { index, add } = startIndex();
  if (!body) throw new Error('The search index has no content');
  for await (const rows of readRows(readText(body))) await takeInSlices(rows, add);
  return index;
}

/** The text of an answer, piece by piece as it comes. Not every browser can go through a stream with `for await`. */
async function* readText(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(toHref(path));
  if (!response.ok) throw new Error(`The search index answers ${response.status}`);
  return response;
}
