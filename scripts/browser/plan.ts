import { delimiter, join } from 'node:path';
import type { Machine } from './candidates.ts';

/** How Playwright starts a Firefox; empty for its own. One of the system is driven by WebDriver BiDi, which this channel says. */
export interface FirefoxLaunch {
  readonly channel?: 'moz-firefox';
  readonly executablePath?: string;
}

/** A browser that runs the tests: all of them, or those of smoke.spec.ts. */
export type PlannedBrowser =
  | { readonly name: 'chromium'; readonly runs: 'all' }
  | { readonly name: 'firefox'; readonly runs: 'all' | 'smoke'; readonly launch: FirefoxLaunch };

const names: readonly PlannedBrowser['name'][] = ['chromium', 'firefox'];

/**
 * The browsers of a run. ATLAS_BROWSERS lists those that run all tests (`chromium`, `firefox`, or both with a comma between). Without it
 * Chromium does, and beside it a few tests run in the Firefox of FIREFOX_PATH or Playwright's own at the given path, if there is one; a
 * Firefox of the system is taken only where it is asked for, as Playwright may not know its version. Throws if a browser has an unknown
 * name, or Firefox is asked for and there is none.
 */
export function planBrowsers(machine: Machine, ownFirefox: string): readonly PlannedBrowser[] {
  const asked = (machine.env['ATLAS_BROWSERS'] ?? '').split(',').flatMap((name) => name.trim() || []);
  const unknown = asked.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`Cannot test in "${unknown}": set ATLAS_BROWSERS to ${names.join(', ')} or both`);
  const found = findFirefox(machine, ownFirefox);
  const chromium = { name: 'chromium', runs: 'all' } as const;
  if (asked.length === 0) return [chromium, ...(found ? [{ name: 'firefox', runs: 'smoke', launch: found } as const] : [])];
  return [...(asked.includes('chromium') ? [chromium] : []), ...(asked.includes('firefox') ? [planFirefox(machine, found)] : [])];
}

function planFirefox(machine: Machine, found: FirefoxLaunch | undefined): PlannedBrowser {
  const launch = found ?? findSystemFirefox(machine);
  if (!launch) throw new Error('Cannot find a Firefox: run "npx playwright install firefox", or set FIREFOX_PATH');
  return { name: 'firefox', runs: 'all', launch };
}

function findFirefox({ env, exists }: Machine, own: string): FirefoxLaunch | undefined {
  const named = env['FIREFOX_PATH'];
  if (named) return { channel: 'moz-firefox', executablePath: named };
  return exists(own) ? {} : undefined;
}

function findSystemFirefox({ env, exists }: Machine): FirefoxLaunch | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const files = ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)));
  const file = files.find(exists);
  return file === undefined ? undefined : { channel: 'moz-firefox', executablePath: file };
}
