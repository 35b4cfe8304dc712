import { createSurface, type Surface } from '../../src/audit/surface.ts';
import { toSurfaceData } from '../../src/catalog/derive/surface-data.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { loadRules } from '../../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { localFolder, readLocal } from '../../src/catalog/local-content.ts';
import { formatProblem } from '../../src/catalog/problem.ts';
import type { RuleContent } from '../../src/schema/rule.ts';

/** What events are classified with. */
export interface Knowledge {
  readonly surface: Surface;
  readonly rules: readonly RuleContent[];
}

/**
 * Loads the operations of the catalog and, if asked for, its rules. Where there is content of one's own the whole catalog is loaded and
 * checked, which takes a second more.
 * @throws Error with every problem, one a line, where that content has errors.
 */
export function loadKnowledge(root: string, withRules: boolean): Knowledge {
  const folder = localFolder(process.env);
  const { files, problems } = readLocal(root, folder);
  if (files.length === 0 && problems.length === 0)
    return { surface: createSurface(loadSurfaceData(root)), rules: withRules ? loadRules(root) : [] };
  const result = loadCatalog(root, folder);
  if (!result.catalog) throw new Error(result.problems.map(formatProblem).join('\n'));
  return { surface: createSurface(toSurfaceData(result.catalog)), rules: result.catalog.rules };
}
