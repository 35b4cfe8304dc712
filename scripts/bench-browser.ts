import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBrowserLogSpeed } from './bench/browser-log.ts';
import { measureInteractions } from './bench/interaction-speed.ts';
import { nameMachine, recordResults } from './bench/record.ts';
import { formatInteractions, formatLogSpeeds, formatSearchSpeeds } from './bench/report.ts';
import { measureSearchSpeed } from './bench/search-speed.ts';
import { findBrowser } from './browser/find.ts';
import { serveFolder } from './serve/server.ts';

/**
 * `npm run bench:browser [-- rounds] [--record]`: times the search, key by key, every control of seven kinds of pages, and the reading of an
 * audit log of ATLAS_BENCH_FILE_MB megabytes, 1,000 if it is not set, on the pages in dist, or in the folder that ATLAS_DIST names. `--record`
 * puts the results into docs/benchmarks.md.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' } } });
const folder = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const megabytes = Number(process.env['ATLAS_BENCH_FILE_MB'] ?? 1000);
const rounds = Number(positionals[0] ?? 3);

if (!existsSync(folder)) throw new Error(`Cannot find "${folder}": run "npm run build" first`);
const { name, launch } = await findBrowser();
const running = await serveFolder(folder, 0, false);
try {
  const search = formatSearchSpeeds(await measureSearchSpeed(launch, running.url, rounds));
  console.log(`In ${name}:\n${search}\n`);
  const interactions = formatInteractions(await measureInteractions(launch, running.url));
  console.log(`${interactions}\n`);
  const log = formatLogSpeeds(await measureBrowserLogSpeed(launch, running.url, megabytes, rounds));
  console.log(log);
  if (values.record) recordResults('browser', [nameMachine(), search, interactions, log].join('\n\n'));
} finally {
  await running.stop();
}
