import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localFolder, readLocal, toRealPlace } from './local-content.ts';

const root = mkdtempSync(join(tmpdir(), 'local-content-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

for (const file of ['api/example.org.yaml', 'rules/ours/exec.yml', 'README.md', '.git/config', '.ci.yaml']) {
  mkdirSync(dirname(join(root, 'mine', file)), { recursive: true });
  writeFileSync(join(root, 'mine', file), 'text');
}

const problem = { line: 1, column: 2, level: 'error', rule: 'schema' } as const;

describe("the folder of content of one's own", () => {
  it('is content/local, or what ATLAS_LOCAL names, or none', () => {
    expect([{}, { ATLAS_LOCAL: '../mine' }, { ATLAS_LOCAL: '' }].map(localFolder)).toEqual(['content/local', '../mine', '']);
  });

  it('is read under the names of content/local, without Markdown and hidden files, wherever it lies', () => {
    for (const folder of ['mine', join(root, 'mine')]) {
      const { files, problems } = readLocal(root, folder);
      expect(problems).toEqual([]);
      expect(files.map(({ file }) => file)).toEqual(['content/local/api/example.org.yaml', 'content/local/rules/ours/exec.yml']);
    }
  });

  it('may be missing, but not where somebody has named it', () => {
    expect(readLocal(root, 'content/local')).toEqual({ files: [], problems: [] });
    expect(readLocal(root, '')).toEqual({ files: [], problems: [] });
    expect(readLocal(root, 'nowhere').problems).toMatchObject([{ file: 'nowhere', level: 'error' }]);
  });
});

describe('toRealPlace', () => {
  it('names the file where it lies, in message and tip too', () => {
    const found = { ...problem, file: 'content/local/corpora.yaml', message: 'Text', tip: 'See content/local/api/a.yaml' };
    expect(toRealPlace(found, '/srv/mine/')).toEqual({
      ...found,
      file: '/srv/mine/corpora.yaml',
      tip: 'See /srv/mine/api/a.yaml',
    });
  });

  it('leaves public files, and content/local itself, as they are', () => {
    const found = { ...problem, file: 'content/redirects.yaml', message: 'Text' };
    expect(toRealPlace(found, '/srv/mine')).toEqual(found);
    expect(toRealPlace({ ...found, file: 'content/local/a.yaml' }, 'content/local').file).toBe('content/local/a.yaml');
  });
});
