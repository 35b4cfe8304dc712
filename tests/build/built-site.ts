import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles as listNames } from '../../scripts/build/list-files.ts';

/** Root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built site: dist, or the folder that ATLAS_DIST names. */
export const dist = resolve(process.env['ATLAS_DIST'] ?? join(root, 'dist'));

/** One HTML file: its address on the site, and its text. */
export interface BuiltPage {
  readonly path: string;
  readonly html: string;
}

/** One start tag. Attributes without a value have the value "". */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Every file of a folder, as a path from its root with forward slashes and one in front, sorted. */
export function listFiles(folder: string): readonly string[] {
  return listNames(folder).map((name) => `/${name}`);
}

/** Every HTML file with its text; `/404.html` keeps its name. */
export function readPages(): readonly BuiltPage[] {
  return listFiles(dist)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ path: file.replace(/index\.html$/, ''), html: readText(file) }));
}

/** The text of a file of the site. */
export function readText(path: string): string {
  return readFileSync(join(dist, path), 'utf8');
}

/** The content of a JSON file of the site. */
export function readJson<T>(path: string): T {
  return JSON.parse(readText(path)) as T;
}

/** A page that only leads on to another. */
export function isRedirect({ html }: BuiltPage): boolean {
  return /<meta http-equiv="refresh"/i.test(html);
}

const tagPattern = /<([a-z][\w-]*)((?:\s+[^\s=<>"'/]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)\s*\/?>/gi;
const attributePattern = /\s([^\s=<>"'/]+)(?:="([^"]*)"|='([^']*)'|=([^\s"'>]+))?/g;

/** The start tags of a page, in order. Reads what Astro writes, not every HTML there can be. */
export function scanTags(html: string): readonly Tag[] {
  return [...html.matchAll(tagPattern)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...attributes.matchAll(attributePattern)].map(([, key = '', a, b, c]) => [
        key.toLowerCase(),
        decodeText(a ?? b ?? c ?? ''),
      ]),
    ),
  }));
}

/** The words that a reader sees in a piece of HTML. */
export function visibleText(html: string): string {
  const bare = html.replace(/<(script|noscript)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ');
  return decodeText(bare).replace(/\s+/g, ' ').trim();
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi, (_, hex, decimal, name) =>
    name ? (named[name.toLowerCase()] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}
