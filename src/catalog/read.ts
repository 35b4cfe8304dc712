import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A text file of the repository: path from its root with `/`, and the text. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Reads every file under `folder` of `root` whose name ends in `extension`, sorted by path; none where the folder is missing. */
export function readFolder(root: string, folder: string, extension = '.yaml'): TextFile[] {
  const base = join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: toSlashes(relative(root, path)), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Reads one file of `root`, or nothing where it is missing. */
export function readFile(root: string, file: string): TextFile | undefined {
  const path = join(root, file);
  return existsSync(path) ? { file, text: readFileSync(path, 'utf8') } : undefined;
}

function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
