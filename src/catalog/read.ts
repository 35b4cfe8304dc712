import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Problem } from './problem.ts';

/** A text file of the repository: path from its root with `/`, and the text. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** A file of the repository as it lies on the disk. */
export interface ByteFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files of a folder, and what could not be read. */
export interface Folder {
  readonly files: readonly ByteFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every file under `folder` of `root`, whatever its name, sorted by path; none where the folder is missing. What begins with a dot
 * is of editors and systems, and is passed over. Never throws: what cannot be read, or is no file, is a problem with rule `read`.
 */
export function readBytes(root: string, folder: string): Folder {
  const base = join(root, folder);
  const files: ByteFile[] = [];
  const problems: Problem[] = [];
  const refuse = (path: string, message: string, tip: string): void => {
    problems.push({ file: toSlashes(relative(root, path)), line: 1, column: 1, level: 'error', rule: 'read', message, tip });
  };
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) attempt(inner, () => visit(inner));
      else if (entry.isFile())
        attempt(inner, () => files.push({ file: toSlashes(relative(root, inner)), bytes: readFileSync(inner) }));
      else refuse(inner, 'This is neither a file nor a folder', 'Put the file itself here');
    }
  };
  const attempt = (path: string, read: () => void): void => {
    try {
      read();
    } catch (error) {
      refuse(path, `Cannot read it: ${(error as NodeJS.ErrnoException).code}`, 'Let whoever builds the site read it');
    }
  };
  if (existsSync(base)) attempt(base, () => visit(base));
  return { files: files.sort((a, b) => (a.file < b.file ? -1 : 1)), problems };
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

/** The absolute path of a folder, given absolute or from `root`; nothing where it is missing. */
export function findFolder(root: string, folder: string): string | undefined {
  const path = resolve(root, folder);
  return existsSync(path) ? path : undefined;
}

function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
