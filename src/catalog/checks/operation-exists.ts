import { isLocal, LOCAL, publicPath } from '../local-path.ts';
import { nearest } from '../nearest.ts';
import { nonResourceFile, resourceFile } from '../operation-file.ts';
import { type Check, report } from './check.ts';

/** An operation exists because the API surface has it; a text about one that no API server serves is a mistake. */
export const operationExists: Check = {
  id: 'operation-exists',
  description: 'Texts about operations and resources belong to one that an imported minor serves',
  run: (draft) => {
    const known = new Set(draft.operationsByFile.keys());
    for (const { slug, methods } of draft.families?.value ?? [])
      for (const method of methods) known.add(nonResourceFile(slug, method));
    const resources = new Set(draft.resources.map(({ group, resource }) => resourceFile(group, resource)));
    return [...missing(draft.operations, known, 'operation'), ...missing(draft.resourceNotes, resources, 'resource')];
  },
};

function missing(
  entries: readonly { source: Parameters<typeof report>[1] }[],
  known: ReadonlySet<string>,
  what: 'operation' | 'resource',
) {
  const folder = `content/${what}s/`;
  return entries
    .filter(({ source }) => !known.has(publicPath(source.file)))
    .map(({ source }) => {
      const own = isLocal(source.file) ? LOCAL : 'content/';
      const guess = nearest(
        publicPath(source.file).slice(folder.length),
        [...known].map((file) => file.slice(folder.length)),
      );
      const tip = guess
        ? `Did you mean ${own}${what}s/${guess}?`
        : 'Import the Kubernetes minor that serves it, or remove the file';
      return report(operationExists, source, [], `No imported Kubernetes minor serves the ${what} of this path`, tip);
    });
}
