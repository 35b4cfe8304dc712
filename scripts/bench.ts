import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBuilds } from './bench/build-speed.ts';
import { measureLogSpeed } from './bench/log-speed.ts';
import { nameMachine, recordResults } from './bench/record.ts';
import { formatGrowth, formatLogSpeeds, formatSizes, formatTimes, formatWork, formatWorkSpeeds } from './bench/report.ts';
import { countFiles, measurePages, sumByKind } from './bench/sizes.ts';
import { measureClassifying, measureFinding } from './bench/work-speed.ts';

/**
 * `npm run bench [-- rounds] [--record]`: times the build at 1, 2 and 4 times the content beside other generators, weighs the pages, and
 * times the classifier, the search, and the reading of an audit log of ATLAS_BENCH_FILE_MB megabytes, 1,000 if it is not set. Leaves a normal
 * build in dist. `--record` puts the results into docs/benchmarks.md.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' } } });
const rounds = Number(positionals[0] ?? 3);
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const results: string[] = [];

function tell(text: string): void {
  results.push(text);
  console.log(`${text}\n`);
}

tell(nameMachine());
const scales = await measureBuilds(rounds, [1, 2, 4]);
for (const { times, series } of scales) tell(`Build, content x ${times}\n${formatTimes(series)}`);
const [once, ...grown] = scales.flatMap(({ series }) => series[0] ?? []);
if (once) tell(grown.map((more) => formatGrowth(once, more)).join('\n'));
const sizes = measurePages(dist);
tell(`${formatWork(countFiles(dist), sizes.length)}\n\n${formatSizes(sumByKind(sizes))}`);
tell(`${formatWorkSpeeds(measureClassifying(5e6))}\n\n${formatWorkSpeeds(measureFinding(dist))}`);
tell(formatLogSpeeds(await measureLogSpeed(Number(process.env['ATLAS_BENCH_FILE_MB'] ?? 1000), rounds)));
if (values.record) recordResults('node', results.join('\n\n'));
