import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBytes, readFile, readFolder } from './read.ts';

const root = mkdtempSync(join(tmpdir(), 'read-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'content/b/c'), { recursive: true });
for (const name of ['b/c/2.yaml', 'b/1.yaml', 'a.yaml', 'a.yml', 'notes.md']) writeFileSync(join(root, 'content', name), name);

describe('readFolder', () => {
  it('gives the files of one extension in every folder below, sorted, with their path from the root', () => {
    const files = readFolder(root, 'content');
    expect(files).toEqual(['a.yaml', 'b/1.yaml', 'b/c/2.yaml'].map((name) => ({ file: `content/${name}`, text: name })));
    expect(readFolder(`${root}/`, 'content/')).toEqual(files);
  });

  it('gives nothing for a folder or file that is not there', () => {
    expect(readFolder(root, 'nowhere')).toEqual([]);
    expect(readFile(root, 'content/none.yaml')).toBeUndefined();
    expect(readFile(root, 'content/a.yaml')).toEqual({ file: 'content/a.yaml', text: 'a.yaml' });
  });
});

describe('readBytes', () => {
  const folder = join(root, 'bytes');
  mkdirSync(join(folder, 'b'), { recursive: true });
  for (const name of ['b/2.yaml', 'b/1.yaml.orig', 'a', '.hidden']) writeFileSync(join(folder, name), new Uint8Array([0xff]));

  it('gives the files of every name but hidden ones, sorted, as they are', () => {
    const { files, problems } = readBytes(root, 'bytes');
    expect(files.map(({ file }) => file)).toEqual(['bytes/a', 'bytes/b/1.yaml.orig', 'bytes/b/2.yaml']);
    expect([...(files[0]?.bytes ?? [])]).toEqual([0xff]);
    expect(problems).toEqual([]);
    expect(readBytes(root, 'nowhere')).toEqual({ files: [], problems: [] });
  });

  it('reports what is no file, and what it cannot read, with its path', () => {
    symlinkSync('2.yaml', join(folder, 'b/3.yaml'));
    expect(readBytes(root, 'bytes').problems).toMatchObject([{ file: 'bytes/b/3.yaml', line: 1, column: 1, rule: 'read' }]);
    expect(readBytes(root, 'bytes/a').problems).toMatchObject([{ file: 'bytes/a', message: 'Cannot read it: ENOTDIR' }]);
  });
});
