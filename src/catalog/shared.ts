import type { Catalog } from './model.ts';

/** Where the catalog waits for code that was bundled apart but runs in the same thread: the build reads it once. */
const SHARED = Symbol.for('audit-atlas.catalog');
const shared = globalThis as { [SHARED]?: Catalog };

/** Hands a catalog that is already loaded to everything in this thread. */
export function shareCatalog(catalog: Catalog): void {
  shared[SHARED] = catalog;
}

/** The catalog that was handed over, if any. Apart from `getCatalog`, so that a thread that only waits for it loads no parser. */
export function sharedCatalog(): Catalog | undefined {
  return shared[SHARED];
}
