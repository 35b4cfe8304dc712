import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which state of an upstream repository a folder holds. */
export interface Snapshot {
  readonly commit: string;
  /** ISO 8601, where known. */
  readonly date?: string | undefined;
}

/**
 * Asks git for the commit of a checkout; where the folder is a copy of some files, takes the commit and date from the line
 * `Snapshot commit: <sha> (<date>)` of the LICENSE-NOTE.md that lies with them.
 * @throws Error where neither tells.
 */
export function snapshotOf(folder: string): Snapshot {
  const note = join(folder, 'LICENSE-NOTE.md');
  const stated = existsSync(note) ? /commit:?\s+([0-9a-f]{40})(?:\s+\((\d{4}-\d\d-\d\d[^)]*)\))?/.exec(readFileSync(note, 'utf8')) : null;
  if (stated?.[1]) return { commit: stated[1], date: stated[2]?.slice(0, 10) };
  const commit = existsSync(join(folder, '.git')) ? git(folder, 'rev-parse', 'HEAD') : undefined;
  if (commit) return { commit, date: git(folder, 'show', '-s', '--format=%cs', 'HEAD') };
  throw new Error(`Cannot tell the commit of "${folder}": give a git checkout, or add --commit <sha>`);
}

function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
