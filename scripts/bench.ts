import { fileURLToPath } from 'node:url';
import { measureLogSpeed } from './bench/log-speed.ts';
import { type Command, type Measure, measure } from './bench/measure.ts';
import { makePages, preparePeers } from './bench/peers.ts';
import { formatGrowth, formatLogSpeeds, formatSizes, formatTimes, formatWork } from './bench/report.ts';
import { countFiles, measurePages, sumByKind } from './bench/sizes.ts';

/**
 * `npm run bench [-- runs]`: times the build beside other generators, weighs its pages, and times the reading of an audit log of
 * ATLAS_BENCH_FILE_MB megabytes, 200 if it is not set. Leaves a normal build in dist.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);

function buildWith(copies: number): Command {
  return {
    file: process.execPath,
    args: ['--max-semi-space-size=8', 'scripts/build.ts'],
    cwd: root,
    env: { ATLAS_BENCH_COPIES: String(copies) },
  };
}

await measure(buildWith(2));
const twice = { name: 'Audit Atlas twice', pages: measurePages(dist).length, command: buildWith(2), runs: [] as Measure[] };
await measure(buildWith(1));
const sizes = measurePages(dist);
const meanBytes = sizes.reduce((sum, page) => sum + page.rawBytes, 0) / sizes.length;

const once = { name: 'Audit Atlas', pages: sizes.length, command: buildWith(1), runs: [] as Measure[] };
const peers = preparePeers(makePages(sizes.length, meanBytes)).map((peer) => ({
  ...peer,
  pages: sizes.length,
  runs: [] as Measure[],
}));
const canGrow = twice.pages > once.pages;
for (let round = 0; round < rounds; round++) {
  for (const { command, runs } of [...(canGrow ? [twice] : []), once, ...peers]) runs.push(await measure(command));
}

console.log(`${formatTimes([once, ...peers])}\n`);
console.log(`${formatWork(countFiles(dist), sizes.length)}\n`);
if (canGrow) console.log(`${formatGrowth(once, twice)}\n`);
console.log(formatSizes(sumByKind(sizes)));
console.log(`\n${formatLogSpeeds(await measureLogSpeed(Number(process.env['ATLAS_BENCH_FILE_MB'] ?? 200), rounds))}`);
