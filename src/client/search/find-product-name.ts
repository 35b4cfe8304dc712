import { type ProductNames, squeezeName, stripProduct } from '../../dialects/product-name.ts';
import type { Entry, SearchIndex } from './build-index.ts';

/** The names of products, made ready for matching. */
export interface ProductIndex {
  readonly prefixes: ProductNames['prefixes'];
  /** Squeezed names with the entries of their fields, the one that is meant first. */
  readonly names: ReadonlyMap<string, readonly Entry[]>;
}

export function buildProductIndex({ prefixes, names }: ProductNames, { entries }: SearchIndex): ProductIndex {
  const fields = new Map(entries.filter(({ row }) => row.k === 'field').map((entry) => [entry.row.t, entry]));
  const found = Object.entries(names).map(
    ([name, paths]) => [squeezeName(name), paths.flatMap((path) => fields.get(path) ?? [])] as const,
  );
  return { prefixes, names: new Map(found) };
}

/** Shortest beginning of a name that is taken for it. */
const SHORTEST = 5;

/** True for what may be a product's name: two words joined as products join them, or of small and capital letters. */
export function mayBeProductName(text: string): boolean {
  return text.length >= SHORTEST && /[^\s/-][._:@{}["|]|^@|[a-z][A-Z]/.test(text);
}

/** What a product's name leads to. */
export interface ProductMatch {
  /** Fields that a product calls exactly so. */
  readonly exact: readonly Entry[];
  /** Fields with a name in a product that begins so. */
  readonly begun: readonly Entry[];
  /** The path that is meant where the product only puts something before it. */
  readonly path?: string | undefined;
}

/** Looks up a name among those of products. */
export function findProductName(text: string, { prefixes, names }: ProductIndex): ProductMatch {
  const squeezed = squeezeName(text);
  const begun = squeezed.length < SHORTEST ? [] : [...names].filter(([name]) => name.startsWith(squeezed)).sort(byLength);
  return {
    exact: names.get(squeezed) ?? [],
    begun: [...new Set(begun.flatMap(([, entries]) => entries))],
    path: stripProduct(text, prefixes),
  };
}

function byLength([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.length - b.length;
}
