import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser to try: what to call it, and how Playwright starts it. Without path and channel it is Playwright's own. */
export interface Candidate {
  readonly name: string;
  readonly executablePath?: string;
  readonly channel?: 'chrome' | 'msedge';
  /** Added to the environment of the browser. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What the choice of a browser depends on, apart from the disk. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
}

/** The machine this runs on. */
export const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** In this order: the headless shell starts tests almost three times as fast as the whole browser. */
const linuxNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** Those of a list that have no window, and the whole browsers. */
export function partShells(all: readonly Candidate[]): readonly [shells: readonly Candidate[], others: readonly Candidate[]] {
  const isShell = ({ executablePath, channel }: Candidate): boolean =>
    executablePath === undefined ? channel === undefined : executablePath.endsWith('headless-shell');
  return [all.filter(isShell), all.filter((one) => !isShell(one))];
}

/**
 * The browsers to try, best first: the one that BROWSER_PATH names and no other if it is set, else Playwright's own, then
 * those of the system. Playwright knows by the channel where Chrome and Edge are on macOS and Windows.
 */
export function listCandidates(machine: Machine): readonly Candidate[] {
  const named = machine.env['BROWSER_PATH'];
  if (named) return [{ name: named, executablePath: named }];
  return [{ name: "Playwright's own Chromium" }, ...listSystemBrowsers(machine)];
}

function listSystemBrowsers(machine: Machine): readonly Candidate[] {
  if (machine.platform !== 'linux') {
    return [
      { name: 'Google Chrome', channel: 'chrome' },
      { name: 'Microsoft Edge', channel: 'msedge' },
    ];
  }
  const folders = new Set(['/usr/bin', ...(machine.env['PATH'] ?? '').split(delimiter).filter(Boolean)]);
  return linuxNames
    .flatMap((name) => [...folders].map((folder) => join(folder, name)))
    .filter((file) => machine.exists(file))
    .map((file) => ({ name: file, executablePath: file }));
}
