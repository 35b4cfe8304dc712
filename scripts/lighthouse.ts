import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { type LighthouseReport, pickBetter, readReport } from './bench/lighthouse-report.ts';
import { MEASURED_PAGES } from './bench/measured-pages.ts';
import { nameMachine, recordResults } from './bench/record.ts';
import { formatLighthouse } from './bench/report.ts';
import { findBrowser, toPlaywright } from './browser/find.ts';
import { installAside } from './install-aside.ts';
import { serveFolder } from './serve/server.ts';

/**
 * `npm run lighthouse [-- paths] [--record]`: what Lighthouse says of pages in dist, or in the folder that ATLAS_DIST names, on its phone;
 * without paths, of seven kinds of pages. The best of three. Lighthouse, which needs Node 22.19, is fetched on first use. `--record` puts
 * the results into docs/benchmarks.md.
 */
const VERSION = '13.5.0';
const RUNS = 3;
const DEBUG_PORT = 9338;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' } } });
const folder = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const cache = fileURLToPath(new URL('../node_modules/.cache/lighthouse', import.meta.url));
const cli = join(cache, 'node_modules/lighthouse/cli/index.js');

if (!existsSync(folder)) throw new Error(`Cannot find "${folder}": run "npm run build" first`);
if (!existsSync(cli)) {
  console.log(`Fetching Lighthouse ${VERSION} into node_modules/.cache/lighthouse (once)`);
  installAside(cache, `lighthouse@${VERSION}`);
}
const { name, launch } = await findBrowser();
const browser = await chromium.launch(
  toPlaywright({ ...launch, args: [...launch.args, `--remote-debugging-port=${DEBUG_PORT}`] }),
);
const running = await serveFolder(folder, 0, false);
try {
  const reports: LighthouseReport[] = [];
  for (const path of positionals.length > 0 ? positionals : MEASURED_PAGES) {
    reports.push((await askOften(path)).reduce(pickBetter));
  }
  const table = formatLighthouse(reports);
  console.log(`Lighthouse ${VERSION}, ${name}\n${table}`);
  if (values.record) recordResults('lighthouse', `${nameMachine()}, Lighthouse ${VERSION}\n\n${table}`);
} finally {
  await browser.close();
  await running.stop();
}

/** A run may fail for reasons of its own: a trace in which it finds no navigation. Throws where none succeeds. */
async function askOften(path: string): Promise<readonly LighthouseReport[]> {
  const runs: LighthouseReport[] = [];
  for (let run = 0; run < RUNS; run++) {
    try {
      runs.push(await ask(path));
    } catch (error) {
      console.error(`Run ${run + 1} of ${path} failed: ${(error as { readonly stderr?: string }).stderr?.trim() ?? error}`);
    }
  }
  if (runs.length === 0) throw new Error(`Lighthouse cannot look at "${path}"`);
  return runs;
}

async function ask(path: string): Promise<LighthouseReport> {
  const address = new URL(path, running.url).href;
  const how = [
    '--quiet',
    '--output=json',
    `--port=${DEBUG_PORT}`,
    '--only-categories=performance,accessibility,best-practices,seo',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, address, ...how], { maxBuffer: 2 ** 26 });
  return readReport(path, JSON.parse(stdout));
}
