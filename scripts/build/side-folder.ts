import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A folder to build into, and what puts it in the place of the last site. */
export interface SideFolder {
  readonly path: string;
  readonly publish: () => void;
}

/**
 * The folder beside `outDir` into which a site is built, so that `outDir` is whole at any moment, whatever ends the build. It holds the
 * site before the last one, to be written over. Where a build ended in the middle of `publish`, that is mended first.
 */
export function openSideFolder(outDir: string): SideFolder {
  const [path, last] = ['next', 'last'].map((word) => join(dirname(outDir), `.${basename(outDir)}.${word}`)) as [string, string];
  if (existsSync(last)) settle(outDir, path, last);
  const publish = (): void => {
    if (existsSync(outDir)) renameSync(outDir, last);
    try {
      renameSync(path, outDir);
    } catch (error) {
      if (existsSync(last)) renameSync(last, outDir);
      throw error;
    }
    if (existsSync(last)) renameSync(last, path);
  };
  return { path, publish };
}

/** A last site that was moved away stands in for one that is missing, and is else the next folder to be written over. */
function settle(outDir: string, path: string, last: string): void {
  if (!existsSync(outDir)) renameSync(last, outDir);
  else if (existsSync(path)) rmSync(last, { recursive: true });
  else renameSync(last, path);
}
