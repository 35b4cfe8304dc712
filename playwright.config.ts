import { defineConfig } from '@playwright/test';
import { type BrowserLaunch, toPlaywright } from './scripts/browser/find.ts';

/** The set-up (tests/browser/set-up.ts) finds a browser and starts the server, and leaves both here for the workers. */
const launch: BrowserLaunch = JSON.parse(process.env['ATLAS_TEST_BROWSER'] ?? '{"args":[]}');
const baseURL = process.env['ATLAS_TEST_URL'];
const firefoxPath = process.env['FIREFOX_PATH'];

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  globalSetup: './tests/browser/set-up.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/test-run/browser.json' }]],
  use: { ...(baseURL === undefined ? {} : { baseURL }), trace: 'retain-on-failure' },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: toPlaywright(launch) } },
    ...(firefoxPath === undefined
      ? []
      : [
          {
            name: 'firefox',
            use: { browserName: 'firefox' as const, channel: 'moz-firefox', launchOptions: { executablePath: firefoxPath } },
          },
        ]),
  ],
});
