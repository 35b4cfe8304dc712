import type { Entry, SearchIndex } from './build-index.ts';
import { toHref } from './site-base.ts';

/** A page whose text answers a query. */
export interface ProseHit {
  readonly entry: Entry;
  /** A piece of the text around the words found, which stand between <mark> and </mark>. */
  readonly loadExcerpt: () => Promise<string>;
}

/** The part of Pagefind's browser API that is used here: https://pagefind.app/docs/api/ */
interface Pagefind {
  readonly options: (options: { noWorker: boolean; baseUrl: string; excerptLength: number }) => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly PagefindHit[] }>;
}

interface PagefindHit {
  /** `en_` and the name of the fragment, as in pages.json. */
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<{ readonly excerpt: string }>;
}

interface ProseSearch {
  readonly pagefind: Pagefind;
  /** Number of the identifier row by name of the fragment. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Share of the best score below which a hit is noise. */
const LEAST_SHARE = 0.2;

let loading: Promise<ProseSearch> | undefined;

/** Pages whose text answers a query, best first. Nothing where the text index cannot be had: identifiers are found without it. */
export async function searchProse(text: string, index: SearchIndex): Promise<readonly ProseHit[]> {
  try {
    loading ??= load();
    const { pagefind, rows } = await loading;
    const { results } = await pagefind.search(dropShortWords(text));
    const least = (results[0]?.score ?? 0) * LEAST_SHARE;
    return results.filter(({ score }) => score >= least).flatMap((hit) => toProseHit(hit, rows, index));
  } catch {
    loading = undefined;
    return [];
  }
}

/** Pagefind takes a word for the beginning of others: `sa` would find "same" and "says". */
function dropShortWords(text: string): string {
  const long = text.split(/\s+/).filter((word) => word.length > 2);
  return long.length > 0 ? long.join(' ') : text;
}

/** Without its worker Pagefind runs under `trusted-types 'none'`; a search takes a few milliseconds. */
async function load(): Promise<ProseSearch> {
  const address = toHref('/pagefind/pagefind.js');
  const [pagefind, list] = await Promise.all([
    import(/* @vite-ignore */ address) as Promise<Pagefind>,
    fetch(toHref('/pagefind/pages.json')),
  ]);
  await pagefind.options({ noWorker: true, baseUrl: '/', excerptLength: 24 });
  const { pages } = (await list.json()) as { pages: readonly string[] };
  return { pagefind, rows: new Map(pages.map((name, row) => [`en_${name}`, row])) };
}

function toProseHit(hit: PagefindHit, rows: ProseSearch['rows'], { entries }: SearchIndex): ProseHit[] {
  const entry = entries[rows.get(hit.id) ?? -1];
  return entry ? [{ entry, loadExcerpt: async () => (await hit.data()).excerpt }] : [];
}
