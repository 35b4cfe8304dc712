import { LOCAL } from './local-path.ts';
import type { Problem } from './problem.ts';
import { type Folder, findFolder, readBytes } from './read.ts';

/** The folder of content of one's own: what ATLAS_LOCAL names, else content/local; none where the variable is empty. */
export function localFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['ATLAS_LOCAL'] ?? DEFAULT;
}

const DEFAULT = LOCAL.slice(0, -1);

/**
 * Reads content of one's own from a folder, absolute or from `root`, under the names that it has in content/local. Markdown is left out: it
 * is for the people who keep the folder. The folder may be missing only where nobody has named it.
 */
export function readLocal(root: string, folder: string): Folder {
  if (folder === '') return { files: [], problems: [] };
  const found = findFolder(root, folder);
  if (found === undefined) return { files: [], problems: folder === DEFAULT ? [] : [missingFolder(folder)] };
  const { files, problems } = readBytes(found, '');
  const inPlace = <T extends { readonly file: string }>(item: T): T => ({ ...item, file: LOCAL + item.file });
  return { files: files.filter(({ file }) => !file.endsWith('.md')).map(inPlace), problems: problems.map(inPlace) };
}

function missingFolder(folder: string): Problem {
  const message = 'Cannot find the folder that ATLAS_LOCAL names';
  const tip = 'Name the folder of your own content, or leave the variable empty to do without';
  return { file: folder, line: 1, column: 1, level: 'error', rule: 'read', message, tip };
}

/** The same problem with the paths that files of one's own have on this machine. */
export function toRealPlace(problem: Problem, folder: string): Problem {
  if (folder === '' || folder === DEFAULT) return problem;
  const real = (text: string): string => text.replaceAll(LOCAL, `${folder.replace(/\/+$/, '')}/`);
  const { file, message, tip } = problem;
  return { ...problem, file: real(file), message: real(message), ...(tip !== undefined && { tip: real(tip) }) };
}
