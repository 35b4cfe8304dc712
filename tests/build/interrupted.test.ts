import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './built-site.ts';

const top = mkdtempSync(join(tmpdir(), 'interrupted-'));
const [out, next] = [join(top, 'dist'), join(top, '.dist.next')];

afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Starts a build, and kills it as soon as `isTime`, which the system does without asking it. */
async function killBuild(isTime: () => boolean): Promise<void> {
  const build = spawn(process.execPath, ['scripts/build.ts', '--out', out], { cwd: root, stdio: 'ignore' });
  const ended = new Promise((resolve) => build.once('exit', resolve));
  while (!isTime() && build.exitCode === null) await setTimeout(5);
  build.kill('SIGKILL');
  await ended;
}

describe('a build that is killed', () => {
  it.each([
    ['as it begins', () => existsSync(next)],
    ['while it writes', () => existsSync(next) && readdirSync(next).length > 1],
  ])('leaves the site before it as it was (%s)', async (_, isTime) => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'index.html'), 'the site before');
    await killBuild(isTime);
    expect(isTime()).toBe(true);
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('the site before');
  });
});

describe('a build that cannot write', () => {
  it('ends with 1, and says which folder', () => {
    const file = join(top, 'file');
    writeFileSync(file, '');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--out', join(file, 'dist')], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      `Cannot write "${join(file, '.dist.next')}": a file stands where a folder is needed`,
    ]);
  });
});
