import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile, readFolder } from './read.ts';

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
