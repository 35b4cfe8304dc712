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
 * The commit of a checkout by git; where the folder is a copy of some files, the one in the line `Snapshot commit: <sha> (<date>)` of the
 * LICENSE-NOTE.md that lies with them. Undefined where neither tells.
 */
export function snapshotOf(folder: string): Snapshot | undefined {
  const note = join(folder, 'LICENSE-NOTE.md');
  const stated = existsSync(note)
    ? /commit:?\s+([0-9a-f]{40})(?:\s+\((\d{4}-\d\d-\d\d))?/.exec(readFileSync(note, 'utf8'))
    : null;
  if (stated?.[1]) return { commit: stated[1], date: stated[2] };
  const commit = git(folder, 'rev-parse', 'HEAD');
  return commit === undefined ? undefined : { commit, date: git(folder, 'show', '-s', '--format=%cs', 'HEAD') };
}

/** The nearest release tag of a checkout, such as v1.36.3; undefined where the folder is none, or has no tags. */
export function tagOf(folder: string): string | undefined {
  return git(folder, 'describe', '--tags', '--abbrev=0');
}

/** Asks about the folder itself, never about a repository around it. */
function git(folder: string, ...args: readonly string[]): string | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
