import { loadCatalog } from './load.ts';
import type { Catalog } from './model.ts';
import { formatProblem } from './problem.ts';

let loaded: Catalog | undefined;

/**
 * The catalog of the repository in the working directory, read once per process.
 * @throws Error with every problem, one a line, where the content has errors.
 */
export function getCatalog(): Catalog {
  if (loaded) return loaded;
  const { catalog, problems } = loadCatalog(process.cwd());
  if (!catalog) throw new Error(`The content has errors:\n${problems.map(formatProblem).join('\n')}`);
  loaded = catalog;
  return catalog;
}
