import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { makeAuditLog } from './audit-log.ts';
import { median } from './measure.ts';
import type { Way } from './read-log.ts';

/** One way to read the log. */
export interface LogSpeed {
  readonly way: Way;
  readonly seconds: number;
  /** Undefined where the system does not tell. */
  readonly peakMiB: number | undefined;
}

export interface LogSpeeds {
  readonly bytes: number;
  readonly events: number;
  readonly ways: readonly LogSpeed[];
}

/** A reading of the log: how long it took, how many events it found, and the most memory it held. */
export type LogRun = Omit<LogSpeed, 'way'> & Pick<LogSpeeds, 'events'>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = fileURLToPath(new URL('read-log.ts', import.meta.url));
const WAYS: readonly Way[] = ['parse', 'count', 'rules'];

/** Times the reading of a made-up audit log of some megabytes in Node; the medians of all rounds. */
export function measureLogSpeed(megabytes: number, rounds: number): Promise<LogSpeeds> {
  return compareWays(megabytes, rounds, async (way, file) => {
    return JSON.parse(execFileSync(process.execPath, [SCRIPT, way, file], { cwd: ROOT, encoding: 'utf8' }));
  });
}

/** Reads a made-up audit log each way in turn, so that all meet the same machine. Throws where they differ in the events they find. */
export async function compareWays(
  megabytes: number,
  rounds: number,
  run: (way: Way, file: string) => Promise<LogRun>,
): Promise<LogSpeeds> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-log-'));
  try {
    const file = join(folder, 'audit.log');
    const bytes = writeLog(file, megabytes * 1e6);
    const runs: (LogRun & { readonly way: Way })[] = [];
    for (let round = 0; round < rounds; round++) for (const way of WAYS) runs.push({ way, ...(await run(way, file)) });
    const counts = new Set(runs.map(({ events }) => events));
    const [events = 0] = counts;
    if (counts.size > 1) throw new Error(`The ways to read a log differ in the events they count: ${[...counts].join(', ')}`);
    return {
      bytes,
      events,
      ways: WAYS.map((way) =>
        summarize(
          way,
          runs.filter((one) => one.way === way),
        ),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summarize(way: Way, runs: readonly LogRun[]): LogSpeed {
  const peaks = runs.flatMap(({ peakMiB }) => peakMiB ?? []);
  return { way, seconds: median(runs.map(({ seconds }) => seconds)), peakMiB: peaks.length > 0 ? Math.max(...peaks) : undefined };
}

function writeLog(file: string, size: number): number {
  const descriptor = openSync(file, 'w');
  let [bytes, held] = [0, ''];
  for (const line of makeAuditLog(loadSurfaceData(ROOT).resources, size)) {
    held += line;
    if (held.length < 2 ** 20) continue;
    bytes += writeSync(descriptor, held);
    held = '';
  }
  bytes += writeSync(descriptor, held);
  closeSync(descriptor);
  return bytes;
}
