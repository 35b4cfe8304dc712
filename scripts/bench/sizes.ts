import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from './measure.ts';

/** What a browser fetches before a person does anything, compressed with gzip, in bytes. */
export interface PageSize {
  readonly path: string;
  /** The HTML before compression. */
  readonly rawBytes: number;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
}

/** The kind of a page by its path in dist: what the budgets are set for. */
export function kindOf(path: string): string {
  const parts = path
    .replace(/index\.html$/, '')
    .split('/')
    .filter(Boolean);
  if (parts[0]?.startsWith('kubernetes-')) return parts.length > 1 ? 'operation' : 'resource';
  return parts.length > 1 ? `${parts[0]} (one)` : (parts[0] ?? 'home');
}

/** How many files a folder holds, in all its folders. */
export function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

/** The sizes of all pages under a folder, redirects left out. */
export function measurePages(dist: string): readonly PageSize[] {
  const sizeOf = cacheSizes(dist);
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .flatMap((path) => {
      const html = readFileSync(posix.join(dist, path), 'utf8');
      return /http-equiv="refresh"/i.test(html) ? [] : [measurePage(path, html, sizeOf)];
    });
}

function measurePage(path: string, html: string, sizeOf: (addresses: readonly string[]) => number): PageSize {
  const sizes = { html: compress(html), css: sizeOf(findStyles(html)), js: sizeOf(findScripts(html)) };
  return { path, rawBytes: Buffer.byteLength(html), ...sizes, total: sizes.html + sizes.css + sizes.js };
}

function findStyles(html: string): readonly string[] {
  return [...html.matchAll(/<link\b[^>]*>/g)].flatMap(([tag]) =>
    /rel="?stylesheet/.test(tag) ? readAttribute(tag, 'href') : [],
  );
}

function findScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script\b[^>]*>/g)].flatMap(([tag]) => readAttribute(tag, 'src'));
}

function readAttribute(tag: string, name: string): readonly string[] {
  const value = new RegExp(`\\b${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(tag);
  return value === null ? [] : [value[1] ?? value[2] ?? ''];
}

/** The size of styles or scripts with all that they import at once, each file once; a file is compressed once for all pages. */
function cacheSizes(dist: string): (addresses: readonly string[]) => number {
  const known = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const size = known.get(file) ?? compress(readFileSync(file));
    known.set(file, size);
    return size;
  };
  return (addresses) => {
    const files = new Set<string>();
    for (const address of addresses) reach(dist, address, files);
    return sum([...files].map(sizeOf));
  };
}

function reach(dist: string, address: string, seen: Set<string>): void {
  const file = posix.join(dist, address.replace(/[?#].*$/, ''));
  if (seen.has(file)) return;
  seen.add(file);
  const statics = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.{0,2}\/[^"]+\.(?:js|css))"/g);
  for (const [, name = ''] of statics) reach(dist, name.startsWith('/') ? name : posix.join(posix.dirname(address), name), seen);
}

function compress(data: string | Uint8Array): number {
  return gzipSync(data).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Of one kind of page: how many there are, the median and the largest total. */
export interface KindSize {
  readonly kind: string;
  readonly pages: number;
  readonly median: number;
  readonly largest: PageSize;
}

/** The sizes by kind of page, the kind with the most pages first. */
export function sumByKind(pages: readonly PageSize[]): readonly KindSize[] {
  return [...Map.groupBy(pages, (page) => kindOf(page.path))]
    .map(([kind, of]) => ({
      kind,
      pages: of.length,
      median: median(of.map((page) => page.total)),
      largest: of.reduce((most, page) => (page.total > most.total ? page : most)),
    }))
    .sort((a, b) => b.pages - a.pages);
}
