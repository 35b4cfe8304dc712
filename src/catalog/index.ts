import { loadCatalog } from './load.ts';
import type { Catalog } from './model.ts';
import { formatProblem } from './problem.ts';

/** Where the catalog waits for code that was bundled apart but runs in the same process: the build reads it once. */
const SHARED = Symbol.for('audit-atlas.catalog');
const shared = globalThis as { [SHARED]?: Catalog };

/** Hands a catalog that is already loaded to everything in this process. */
export function shareCatalog(catalog: Catalog): void {
  shared[SHARED] = catalog;
}

/**
 * The catalog of the repository in the working directory, read once per process.
 * @throws Error with every problem, one a line, where the content has errors.
 */
export function getCatalog(): Catalog {
  if (shared[SHARED]) return shared[SHARED];
  const { catalog, problems } = loadCatalog(process.cwd());
  if (!catalog) throw new Error(`The content has errors:\n${problems.map(formatProblem).join('\n')}`);
  shareCatalog(catalog);
  return catalog;
}
