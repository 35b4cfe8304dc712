import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firefox } from '@playwright/test';
import { thisMachine } from '../../scripts/browser/candidates.ts';
import { findTestBrowser } from '../../scripts/browser/find.ts';
import { planBrowsers } from '../../scripts/browser/plan.ts';
import { serveFolder } from '../../scripts/serve/server.ts';

/**
 * Runs once before the browser tests and before any worker: finds a browser, serves dist (or the folder that ATLAS_DIST
 * names) on a free port, and tells the workers both. Returns what ends the server.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  try {
    return await start(resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))));
  } catch (error) {
    if (error instanceof Error) error.stack = error.message; // one clear line, without the place in this file
    throw error;
  }
}

async function start(folder: string): Promise<() => Promise<void>> {
  if (!existsSync(folder)) throw new Error(`Cannot find "${folder}": run "npm run build" first`);
  for (const browser of planBrowsers(thisMachine, firefox.executablePath())) {
    if (browser.name === 'chromium') await startChromium();
    else console.log(`Browser: ${browser.launch.executablePath ?? "Playwright's own Firefox"}, ${browser.runs} tests`);
  }
  const running = await serveFolder(folder, 0, false);
  process.env['ATLAS_TEST_URL'] = running.url;
  return running.stop;
}

async function startChromium(): Promise<void> {
  const { name, launch } = await findTestBrowser();
  process.env['ATLAS_TEST_BROWSER'] = JSON.stringify(launch);
  console.log(`Browser: ${name}`);
}
