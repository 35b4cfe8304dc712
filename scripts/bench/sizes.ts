import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listFiles } from '../build/list-files.ts';
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
  return listFiles(folder).length;
}

/** The sizes of all pages under a folder, redirects left out. */
export function measurePages(dist: string): readonly PageSize[] {
  const sizeOf = createScale(dist);
  return listFiles(dist)
    .filter((name) => name.endsWith('.html'))
    .flatMap((path) => {
      const html = readFileSync(posix.join(dist, path), 'utf8');
      return /http-equiv="refresh"/i.test(html) ? [] : [measurePage(path, html, sizeOf)];
    });
}

function measurePage(path: string, html: string, sizeOf: Scale): PageSize {
  const sizes = { html: compress(html), css: sizeOf(findStyles(html)), js: sizeOf(findScripts(html)) };
  return { path, rawBytes: Buffer.byteLength(html), ...sizes, total: sizes.html + sizes.css + sizes.js };
}

/** Addresses of the styles that a page loads. */
export function findStyles(html: string): readonly string[] {
  return [...html.matchAll(/<link\b[^>]*>/g)].flatMap(([tag]) =>
    /rel="?stylesheet/.test(tag) ? readAttribute(tag, 'href') : [],
  );
}

/** Addresses of the scripts that a page loads at once. */
export function findScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script\b[^>]*>/g)].flatMap(([tag]) => readAttribute(tag, 'src'));
}

function readAttribute(tag: string, name: string): readonly string[] {
  const value = new RegExp(`\\b${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(tag);
  return value === null ? [] : [value[1] ?? value[2] ?? ''];
}

/**
 * Weighs files of the site, by their addresses, with all that scripts and styles among them import at once: bytes after gzip, each file once, less
 * what `loaded` has brought before. A file is compressed once, however often it is asked for.
 */
export type Scale = (addresses: readonly string[], loaded?: readonly string[]) => number;

export function createScale(dist: string): Scale {
  const known = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const size = known.get(file) ?? compress(readFileSync(file));
    known.set(file, size);
    return size;
  };
  return (addresses, loaded = []) => {
    const before = reachAll(dist, loaded);
    return sum([...reachAll(dist, addresses)].filter((file) => !before.has(file)).map(sizeOf));
  };
}

function reachAll(dist: string, addresses: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const address of addresses) reach(dist, address, files);
  return files;
}

function reach(dist: string, address: string, seen: Set<string>): void {
  const file = posix.join(dist, address.replace(/[?#].*$/, ''));
  if (seen.has(file)) return;
  seen.add(file);
  if (!/\.(?:js|css)$/.test(file)) return;
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
