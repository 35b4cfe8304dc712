import { chromium } from '@playwright/test';
import { type Candidate, listCandidates, partShells, thisMachine } from './candidates.ts';
import { canDownload, downloadBrowser } from './download.ts';

/** What Playwright's `launch` needs to start the browser that was found. */
export interface BrowserLaunch {
  readonly executablePath?: string;
  readonly channel?: 'chrome' | 'msedge';
  readonly env?: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** A browser that starts here. */
export interface FoundBrowser {
  readonly name: string;
  readonly launch: BrowserLaunch;
}

/**
 * Finds a Chromium that starts: BROWSER_PATH, Playwright's own, the system's, on Linux x64 one from npm. Call it once and
 * before any worker. Throws an error of one line that says what to do if there is none.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  return findAmong(listCandidates(thisMachine), []);
}

/** The same for many tests, which a headless shell runs in half the time: where there is none, the one from npm comes before whole browsers. */
export async function findTestBrowser(): Promise<FoundBrowser> {
  return findAmong(...partShells(listCandidates(thisMachine)));
}

/** What starts of the first ones, else the one from npm, else what starts of the others. */
async function findAmong(first: readonly Candidate[], others: readonly Candidate[]): Promise<FoundBrowser> {
  const named = process.env['BROWSER_PATH'];
  const found = (await firstThatStarts(first)) ?? (named ? undefined : await fetchBrowser()) ?? (await firstThatStarts(others));
  if (found) return found;
  if (named) throw new Error(`Cannot start the browser "${named}": set BROWSER_PATH to a Chromium, or unset it`);
  throw new Error('Cannot find a browser for the tests: run "npx playwright install chromium-headless-shell"');
}

async function fetchBrowser(): Promise<FoundBrowser | undefined> {
  if (!canDownload()) return undefined;
  try {
    return await firstThatStarts(await downloadBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

async function firstThatStarts(candidates: readonly Candidate[]): Promise<FoundBrowser | undefined> {
  for (const { name, ...how } of candidates) {
    const launch = { ...how, args: ['--no-sandbox'] };
    if (await starts(launch)) return { name, launch };
  }
  return undefined;
}

async function starts(launch: BrowserLaunch): Promise<boolean> {
  try {
    const browser = await chromium.launch(toPlaywright(launch));
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** The launch options as Playwright takes them: its `env` replaces the whole environment. */
export function toPlaywright({ env, args, ...rest }: BrowserLaunch) {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...rest, args: [...args], env: { ...Object.fromEntries(inherited), ...env } };
}
