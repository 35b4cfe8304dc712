import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { markStale } from './stale-files.ts';

const top = mkdtempSync(join(tmpdir(), 'stale-files-'));
const [folder, source] = [join(top, 'dist'), join(top, 'public')];

afterAll(() => rmSync(top, { recursive: true, force: true }));

beforeEach(() => {
  for (const path of [folder, source]) rmSync(path, { recursive: true, force: true });
});

function write(path: string, time?: Date): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  if (time) utimesSync(path, time, time);
}

const yesterday = new Date(Date.now() - 86_400_000);

describe('markStale', () => {
  it('removes what was not written since, with folders that hold nothing else', () => {
    for (const name of ['kept/index.html', 'kept/old.json', 'gone/deep/index.html']) write(join(folder, name), yesterday);
    const removeStale = markStale(folder, source);
    write(join(folder, 'kept/index.html'));
    write(join(folder, 'new/index.html'));
    removeStale();
    const left = readdirSync(folder, { recursive: true }).map(String).sort();
    expect(left).toEqual(['kept', 'kept/index.html', 'new', 'new/index.html'].map((path) => join(path)));
  });

  it('keeps a copy that has the time of its original', () => {
    for (const root of [folder, source]) write(join(root, 'theme.js'), yesterday);
    markStale(folder, source)();
    expect(existsSync(join(folder, 'theme.js'))).toBe(true);
  });

  it('keeps what it is told was written, whatever its time', () => {
    write(join(folder, 'verbs/index.html'), yesterday);
    markStale(folder, source)(new Map([['verbs/index.html', { bytes: 0, hash: '' }]]));
    expect(existsSync(join(folder, 'verbs/index.html'))).toBe(true);
  });

  it('makes a folder that is not there yet', () => {
    markStale(folder, source)();
    expect(readdirSync(folder)).toEqual([]);
  });
});
