import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFiles, createScale, kindOf, measurePages, sumByKind } from './sizes.ts';

let dist = '';
const html =
  '<link rel="stylesheet" href="/_astro/a.css"><script type="module" src="/_astro/a.js"></script><script type="module" src="/_astro/b.js"></script>';
const files = {
  'index.html': html,
  'old/index.html': '<meta http-equiv="refresh" content="0;url=/">',
  '_astro/a.css': 'body{color:red}',
  '_astro/a.js': 'import"./b.js";const later=()=>import("./c.js");',
  '_astro/b.js': 'import{a}from"./a.js";console.log(1)',
  '_astro/c.js': 'console.log("only when asked for")',
};

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'sizes-'));
  for (const folder of ['old', '_astro']) mkdirSync(join(dist, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
});

afterAll(() => rmSync(dist, { recursive: true }));

describe('measurePages', () => {
  it('counts a page with its styles and with scripts that load at once, a shared one once, and leaves redirects out', () => {
    const gzip = (text: string) => gzipSync(text).length;
    expect(measurePages(dist)).toEqual([
      {
        path: 'index.html',
        rawBytes: html.length,
        html: gzip(html),
        css: gzip(files['_astro/a.css']),
        js: gzip(files['_astro/a.js']) + gzip(files['_astro/b.js']),
        total: expect.any(Number),
      },
    ]);
  });
});

describe('createScale', () => {
  it('weighs what a file brings with it, less what is there before', () => {
    const weigh = createScale(dist);
    expect(weigh(['/_astro/a.js', '/_astro/c.js'], ['/_astro/b.js'])).toBe(gzipSync(files['_astro/c.js']).length);
    expect(weigh(['/_astro/c.js', '/_astro/c.js'])).toBe(gzipSync(files['_astro/c.js']).length);
  });
});

describe('countFiles', () => {
  it('counts in folders too', () => {
    expect(countFiles(dist)).toBe(Object.keys(files).length);
  });
});

describe('kindOf', () => {
  it('tells pages apart by their address', () => {
    const paths = [
      'index.html',
      'kubernetes-pods/index.html',
      'kubernetes-pods/get-pods/index.html',
      'fields/verb/index.html',
      'fields/index.html',
    ];
    expect(paths.map(kindOf)).toEqual(['home', 'resource', 'operation', 'fields (one)', 'fields']);
  });
});

describe('sumByKind', () => {
  it('gives the median and the largest page of a kind', () => {
    const pages = [3, 1, 2].map((total) => ({ path: `fields/f${total}/index.html`, rawBytes: 0, html: 0, css: 0, js: 0, total }));
    expect(sumByKind(pages)).toMatchObject([{ kind: 'fields (one)', pages: 3, median: 2, largest: { total: 3 } }]);
  });
});
