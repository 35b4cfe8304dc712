import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES_PER_RESOURCE, writeGrownContent } from './grow-content.ts';
import { type Command, type Measure, measure } from './measure.ts';
import { makePages, preparePeers } from './peers.ts';
import type { Series } from './report.ts';
import { measurePages } from './sizes.ts';

/** The builds of all generators over the same number of pages, ours first. */
export interface Scale {
  readonly times: number;
  readonly series: readonly Series[];
}

interface Runner {
  readonly name: string;
  readonly pages: number;
  readonly command: Command;
  readonly runs: Measure[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/bench');
const DIST = join(ROOT, 'dist');

/**
 * Times the build of the catalog, and of one that made-up custom resources have grown to so many times its pages, beside other generators
 * with as many pages of the same size. All take turns, so that they meet the same machine. A normal build is left in dist.
 */
export async function measureBuilds(rounds: number, times: readonly number[]): Promise<readonly Scale[]> {
  await measure(buildCommand(DIST, ''));
  const sizes = measurePages(DIST);
  const meanBytes = sizes.reduce((sum, page) => sum + page.rawBytes, 0) / sizes.length;
  const scales: { times: number; runners: Runner[] }[] = [];
  for (const scale of times.toSorted((a, b) => b - a)) {
    scales.push({ times: scale, runners: await prepareScale(scale, sizes.length, meanBytes) });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { command, runs } of scales.flatMap(({ runners }) => runners)) runs.push(await measure(command));
  }
  return scales.map(({ times: scale, runners }) => ({ times: scale, series: runners })).reverse();
}

/** Every generator with a build of that size behind it, as the timed ones write over the last one. */
async function prepareScale(times: number, pages: number, meanBytes: number): Promise<Runner[]> {
  const out = times === 1 ? DIST : join(CACHE, `site-${times}`);
  const grown = times === 1 ? '' : join(CACHE, `content-${times}`);
  if (grown) writeGrownContent(grown, Math.round((pages * (times - 1)) / PAGES_PER_RESOURCE));
  const command = buildCommand(out, grown);
  await measure(command);
  const count = measurePages(out).length;
  const peers = preparePeers(makePages(count, meanBytes));
  for (const peer of peers) await measure(peer.command);
  return [{ name: 'Audit Atlas', command }, ...peers].map((one) => ({ ...one, pages: count, runs: [] }));
}

/** `local` is a folder of content to add; empty for none. */
function buildCommand(out: string, local: string): Command {
  return {
    file: process.execPath,
    args: ['--max-semi-space-size=8', 'scripts/build.ts', '--out', out],
    cwd: ROOT,
    env: { ATLAS_LOCAL: local },
  };
}
