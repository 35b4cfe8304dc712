import { describe, expect, it } from 'vitest';
import { listCandidates, type Machine, partShells } from './candidates.ts';

function machineOf(platform: NodeJS.Platform, env: Record<string, string>, files: readonly string[] = []): Machine {
  return { platform, env, exists: (file) => files.includes(file) };
}

describe('listCandidates', () => {
  it('tries the browser of BROWSER_PATH and no other', () => {
    const found = listCandidates(machineOf('linux', { BROWSER_PATH: '/opt/chrome' }, ['/usr/bin/chromium']));
    expect(found.map((candidate) => candidate.executablePath)).toEqual(['/opt/chrome']);
  });

  it("tries Playwright's own browser before those of the system", () => {
    const files = ['/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'];
    const found = listCandidates(machineOf('linux', { PATH: '/usr/bin:/bin' }, files));
    expect(found.map((candidate) => candidate.executablePath)).toEqual([
      undefined,
      '/usr/bin/chromium-headless-shell',
      '/usr/bin/google-chrome',
    ]);
  });

  it('finds a browser that only PATH leads to', () => {
    const found = listCandidates(machineOf('linux', { PATH: '/snap/bin' }, ['/snap/bin/chromium']));
    expect(found.map((candidate) => candidate.executablePath)).toEqual([undefined, '/snap/bin/chromium']);
  });

  it('leaves it to Playwright where Chrome and Edge are on macOS and Windows', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      expect(listCandidates(machineOf(platform, {})).map((candidate) => candidate.channel)).toEqual([
        undefined,
        'chrome',
        'msedge',
      ]);
    }
  });
});

describe('partShells', () => {
  it('sets browsers without a window apart: they run tests in half the time', () => {
    const files = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
    const [shells, others] = partShells(listCandidates(machineOf('linux', { PATH: '/usr/bin' }, files)));
    expect(shells.map(({ executablePath }) => executablePath)).toEqual([undefined, '/usr/bin/chromium-headless-shell']);
    expect(others.map(({ executablePath }) => executablePath)).toEqual(['/usr/bin/chromium']);
  });

  it('takes no Chrome or Edge of macOS and Windows for one', () => {
    expect(partShells(listCandidates(machineOf('darwin', {})))[1].map(({ channel }) => channel)).toEqual(['chrome', 'msedge']);
  });
});
