import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureBrowserLogSpeed } from './bench/browser-log.ts';
import { formatLogSpeeds, formatSearchSpeeds } from './bench/report.ts';
import { measureSearchSpeed } from './bench/search-speed.ts';
import { findBrowser } from './browser/find.ts';
import { serveFolder } from './serve/server.ts';

/**
 * `npm run bench:browser [-- rounds]`: times the search, key by key, and the reading of an audit log of ATLAS_BENCH_FILE_MB megabytes, 200 if it is not set, on the
 * classifier's page in dist, or in the folder that ATLAS_DIST names.
 */
const folder = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const megabytes = Number(process.env['ATLAS_BENCH_FILE_MB'] ?? 200);
const rounds = Number(process.argv[2] ?? 3);

if (!existsSync(folder)) throw new Error(`Cannot find "${folder}": run "npm run build" first`);
const { name, launch } = await findBrowser();
const running = await serveFolder(folder, 0, false);
try {
  console.log(`In ${name}:\n${formatSearchSpeeds(await measureSearchSpeed(launch, running.url, rounds))}\n`);
  console.log(formatLogSpeeds(await measureBrowserLogSpeed(launch, running.url, megabytes, rounds)));
} finally {
  await running.stop();
}
