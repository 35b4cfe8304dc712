import { loadCatalog } from './load.ts';
import { localFolder } from './local-content.ts';
import type { Catalog } from './model.ts';
import { formatProblem } from './problem.ts';
import { shareCatalog, sharedCatalog } from './shared.ts';

/**
 * The catalog of the repository in the working directory, with content of one's own if there is any, read once per thread.
 * @throws Error with every problem, one a line, where the content has errors.
 */
export function getCatalog(): Catalog {
  const known = sharedCatalog();
  if (known) return known;
  const { catalog, problems } = loadCatalog(process.cwd(), localFolder(process.env));
  if (!catalog) throw new Error(`The content has errors:\n${problems.map(formatProblem).join('\n')}`);
  shareCatalog(catalog);
  return catalog;
}
