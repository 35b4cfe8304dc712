import { defineConfig, firefox } from '@playwright/test';
import { thisMachine } from './scripts/browser/candidates.ts';
import { type BrowserLaunch, toPlaywright } from './scripts/browser/find.ts';
import { type PlannedBrowser, planBrowsers } from './scripts/browser/plan.ts';

/** The set-up (tests/browser/set-up.ts) finds a browser and starts the server, and leaves both here for the workers. */
const launch: BrowserLaunch = JSON.parse(process.env['ATLAS_TEST_BROWSER'] ?? '{"args":[]}');
const baseURL = process.env['ATLAS_TEST_URL'];

/** What the other files ask in detail, for a second browser in short. */
const smoke = '**/smoke.spec.ts';

function toProject(browser: PlannedBrowser) {
  switch (browser.name) {
    case 'chromium':
      return {
        name: 'chromium',
        testIgnore: smoke,
        use: { browserName: 'chromium' as const, launchOptions: toPlaywright(launch) },
      };
    case 'firefox': {
      const { channel, ...launchOptions } = browser.launch;
      const use = { browserName: 'firefox' as const, ...(channel ? { channel } : {}), launchOptions };
      return { name: 'firefox', use, ...(browser.runs === 'smoke' ? { testMatch: smoke } : { testIgnore: smoke }) };
    }
  }
}

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  globalSetup: './tests/browser/set-up.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/test-run/browser.json' }]],
  // A trace of every test would take half as long again as the tests: `--trace on` makes one of those that are asked for. In Firefox it
  // scrolls, so that a page on its way to a place stops short of it.
  use: { ...(baseURL === undefined ? {} : { baseURL }), screenshot: 'only-on-failure' },
  projects: planBrowsers(thisMachine, firefox.executablePath()).map(toProject),
});
