import { describe, expect, it } from 'vitest';
import type { Machine } from './candidates.ts';
import { planBrowsers } from './plan.ts';

const own = '/own/firefox';

function machineOf(env: Record<string, string>, files: readonly string[] = []): Machine {
  return { platform: 'linux', env, exists: (file) => files.includes(file) };
}

describe('planBrowsers', () => {
  it('runs all tests in Chromium, and none elsewhere where no Firefox is', () => {
    expect(planBrowsers(machineOf({}), own)).toEqual([{ name: 'chromium', runs: 'all' }]);
  });

  it("runs a few tests in Playwright's own Firefox, or in the one that FIREFOX_PATH names before it", () => {
    expect(planBrowsers(machineOf({}, [own]), own)[1]).toEqual({ name: 'firefox', runs: 'smoke', launch: {} });
    expect(planBrowsers(machineOf({ FIREFOX_PATH: '/opt/firefox' }, [own]), own)[1]).toEqual({
      name: 'firefox',
      runs: 'smoke',
      launch: { channel: 'moz-firefox', executablePath: '/opt/firefox' },
    });
  });

  it('takes a Firefox of the system only where it is asked for', () => {
    const files = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
    expect(planBrowsers(machineOf({ PATH: '/usr/bin' }, files), own)).toHaveLength(1);
    expect(planBrowsers(machineOf({ PATH: '/bin:/usr/bin', ATLAS_BROWSERS: 'firefox' }, files), own)).toEqual([
      { name: 'firefox', runs: 'all', launch: { channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' } },
    ]);
  });

  it('runs all tests in each browser that is listed', () => {
    const planned = planBrowsers(machineOf({ ATLAS_BROWSERS: 'firefox, chromium' }, [own]), own);
    expect(planned.map(({ name, runs }) => `${name}: ${runs}`)).toEqual(['chromium: all', 'firefox: all']);
  });

  it('says what to do where the browser is unknown or missing', () => {
    expect(() => planBrowsers(machineOf({ ATLAS_BROWSERS: 'opera' }), own)).toThrow(
      'Cannot test in "opera": set ATLAS_BROWSERS to chromium, firefox or both',
    );
    expect(() => planBrowsers(machineOf({ ATLAS_BROWSERS: 'firefox' }), own)).toThrow(
      'Cannot find a Firefox: run "npx playwright install firefox", or set FIREFOX_PATH',
    );
  });
});
