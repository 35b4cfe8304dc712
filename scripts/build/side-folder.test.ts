import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSideFolder } from './side-folder.ts';

const top = mkdtempSync(join(tmpdir(), 'side-folder-'));
const [out, next, last] = ['dist', '.dist.next', '.dist.last'].map((name) => join(top, name)) as [string, string, string];

afterAll(() => rmSync(top, { recursive: true, force: true }));

beforeEach(() => {
  for (const path of [out, next, last]) rmSync(path, { recursive: true, force: true });
});

function write(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}

const read = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

describe('openSideFolder', () => {
  it('leaves the site alone until the new one is whole, and keeps the old one to be written over', () => {
    write(out, 'old');
    const side = openSideFolder(out);
    write(side.path, 'new');
    expect(read(out)).toBe('old');
    side.publish();
    expect([read(out), read(next), existsSync(last)]).toEqual(['new', 'old', false]);
  });

  it('needs no site before the first', () => {
    const side = openSideFolder(out);
    write(side.path, 'first');
    side.publish();
    expect(read(out)).toBe('first');
    expect(readdirSync(top)).toEqual(['dist']);
  });

  it('brings the old site back where it cannot put the new one in its place', () => {
    write(out, 'old');
    expect(() => openSideFolder(out).publish()).toThrow('ENOENT');
    expect([read(out), existsSync(last)]).toEqual(['old', false]);
  });

  it('mends what a build left that was ended between two steps of publishing', () => {
    write(out, 'old');
    write(next, 'new');
    renameSync(out, last);
    openSideFolder(out);
    expect([read(out), read(next), existsSync(last)]).toEqual(['old', 'new', false]);

    renameSync(out, last);
    renameSync(next, out);
    openSideFolder(out);
    expect([read(out), read(next), existsSync(last)]).toEqual(['new', 'old', false]);

    write(last, 'older');
    openSideFolder(out);
    expect([read(out), read(next), existsSync(last)]).toEqual(['new', 'old', false]);
  });
});
