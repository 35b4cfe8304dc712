import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { zipSite } from '../zip/site-zip.ts';
import { listSite, writeOfflineFiles } from './offline-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'offline-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'offline'));
mkdirSync(join(folder, 'verbs'));
for (const name of ['index.html', 'verbs/index.html', 'offline/index.html', '404.html', '_headers']) write(name, name);

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('listSite', () => {
  it('lists pages by the address of their folder, and no file that hosts do not serve', () => {
    const { list, bytes } = listSite(folder);
    expect(Object.keys(list.files)).toEqual(['404.html', '', 'offline/', 'verbs/']);
    expect(bytes).toBe('404.htmlindex.htmloffline/index.htmlverbs/index.html'.length);
  });
});

describe('writeOfflineFiles', () => {
  it('writes a worker whose bytes follow from the files, and nothing that changes the version', async () => {
    const settings = { base: '/docs', isWithdrawn: false };
    const first = await writeOfflineFiles(folder, settings);
    const worker = read('offline-worker.js');
    expect(worker).toContain(first.version);
    expect(worker).not.toMatch(/^\s*(?:import|export)\b/m);
    expect(first).toMatchObject({ base: '/docs/', files: 4, zip: null });
    expect(await writeOfflineFiles(folder, settings)).toEqual(first);
    expect(read('offline-worker.js')).toBe(worker);
    write('404.html', 'other');
    expect((await writeOfflineFiles(folder, settings)).version).not.toBe(first.version);
  });

  it('writes the worker that removes itself where the owner withdraws it', async () => {
    expect(await writeOfflineFiles(folder, { base: '/', isWithdrawn: true })).toMatchObject({ isWithdrawn: true });
    expect(read('offline-worker.js')).toContain('unregister');
  });
});

describe('zipSite', () => {
  it('puts the site under the folder that its addresses name, and is the same the second time', async () => {
    await writeOfflineFiles(folder, { base: '/docs/', isWithdrawn: false });
    const root = new URL('../..', import.meta.url).pathname;
    const first = zipSite(root, folder);
    expect(zipSite(root, folder)).toEqual(first);
    const names = readFileSync(join(folder, 'offline/audit-atlas.zip')).toString('latin1');
    expect(names).toContain('audit-atlas/site/docs/verbs/index.html');
    expect(names).not.toContain('site/docs/offline/audit-atlas.zip');
    expect(read('offline/audit-atlas.zip.sha256')).toBe(`${first.zip?.sha256}  audit-atlas.zip\n`);
    expect(JSON.parse(read('offline/site.json'))).toEqual(first);
  });

  it('says what to do where nothing is built', () => {
    expect(() => zipSite(folder, join(folder, 'verbs'))).toThrow('run "npm run build" first');
  });
});
