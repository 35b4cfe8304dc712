import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './list-files.ts';
import type { WrittenFiles } from './site-folder.ts';

/**
 * Marks the moment from which files of a folder are new; by the clock of its file system. Returns a function that removes the files that
 * are older, and the folders that this leaves empty; those that stand in `source` too stay, as copies may keep the time of the original, and
 * those that it is told were written.
 * Writing over the files of the build before takes a fraction of the time that removing and making thousands takes.
 */
export function markStale(folder: string, source: string): (written?: WrittenFiles) => void {
  const mark = join(folder, '.build-mark');
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, '');
  const { mtimeMs: since } = statSync(mark);
  return (written = new Map()) => {
    rmSync(mark);
    for (const name of listFiles(folder)) {
      const path = join(folder, name);
      if (written.has(name) || statSync(path).mtimeMs >= since || existsSync(join(source, name))) continue;
      rmSync(path);
      removeEmpty(dirname(path), folder);
    }
  };
}

function removeEmpty(path: string, root: string): void {
  if (path === root || readdirSync(path).length > 0) return;
  rmdirSync(path);
  removeEmpty(dirname(path), root);
}
