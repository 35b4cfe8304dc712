import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../scripts/build/list-files.ts';
import { listSite } from '../../scripts/build/offline-files.ts';
import { SENT_PART } from '../../src/client/offline/describe-state.ts';
import type { SiteFacts, SiteFiles } from '../../src/client/offline/kept-site.ts';
import { dist, readJson, readPages, readText } from './built-site.ts';

const list = readJson<SiteFiles>('offline/files.json');
const facts = readJson<SiteFacts>('offline/site.json');

describe('what is kept of the built site', () => {
  it('is every file, with the hash of its bytes', () => {
    const now = listSite(dist);
    expect(list).toEqual(now.list);
    expect(facts).toMatchObject({ version: list.version, files: Object.keys(list.files).length, bytes: now.bytes });
  });

  it('has every page, the search with its prose, the classifier with its rules, and the builder', () => {
    const missing = readPages().filter(({ path }) => list.files[path.slice(1)] === undefined);
    expect(missing.map(({ path }) => path)).toEqual([]);
    const needed = [
      'search/identifiers.json',
      'pagefind/pagefind.js',
      'pagefind/pages.json',
      'classify/rules.js',
      'build/data.json',
    ];
    expect(needed.filter((path) => list.files[path] === undefined)).toEqual([]);
    expect(Object.keys(list.files).filter((path) => path.startsWith('pagefind/fragment/')).length).toBeGreaterThan(1000);
  });

  it('is served by a worker of the same version, whose script needs no other file', () => {
    const worker = readText('offline-worker.js');
    expect(worker).toContain(list.version);
    expect(worker).not.toMatch(/\bimport(?:Scripts)?\b/);
  });

  it('is about as small on its way as the page says', () => {
    const sample = listFiles(dist).filter((_, index) => index % 40 === 0);
    const contents = sample.map((name) => readFileSync(join(dist, name)));
    const sizes = contents.map((content) => [content.length, gzipSync(content).length] as const);
    const [all, sent] = [0, 1].map((at) => sizes.reduce((sum, size) => sum + (size[at] ?? 0), 0)) as [number, number];
    expect(sent / all).toBeGreaterThan(SENT_PART * 0.7);
    expect(sent / all).toBeLessThan(SENT_PART * 1.3);
  });
});
