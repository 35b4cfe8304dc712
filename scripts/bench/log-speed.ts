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
  readonly peakMiB: number;
}

export interface LogSpeeds {
  readonly bytes: number;
  readonly events: number;
  readonly ways: readonly LogSpeed[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = fileURLToPath(new URL('read-log.ts', import.meta.url));
const WAYS: readonly Way[] = ['parse', 'count', 'rules'];

/** Times the reading of a made-up audit log of some megabytes, each way in turn, so that they meet the same machine; the medians of all rounds. */
export function measureLogSpeed(megabytes: number, rounds: number): LogSpeeds {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-log-'));
  try {
    const file = join(folder, 'audit.log');
    const bytes = writeLog(file, megabytes * 1e6);
    const runs = Array.from({ length: rounds }, () => WAYS.map((way) => ({ way, ...run(way, file) }))).flat();
    const ways = WAYS.map((way) => {
      const own = runs.filter((one) => one.way === way);
      return { way, seconds: median(own.map(({ seconds }) => seconds)), peakMiB: Math.max(...own.map(({ peakMiB }) => peakMiB)) };
    });
    const counts = new Set(runs.map(({ events }) => events));
    const [events = 0] = counts;
    if (counts.size > 1) throw new Error(`The ways to read a log differ in the events they count: ${[...counts].join(', ')}`);
    return { bytes, events, ways };
  } finally {
    rmSync(folder, { recursive: true });
  }
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

function run(way: Way, file: string): { readonly seconds: number; readonly events: number; readonly peakMiB: number } {
  return JSON.parse(execFileSync(process.execPath, [SCRIPT, way, file], { cwd: ROOT, encoding: 'utf8' }));
}
