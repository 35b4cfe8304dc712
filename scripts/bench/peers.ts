import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { installAside } from '../install-aside.ts';
import type { Command } from './measure.ts';

/** Another generator, made ready to render the same pages. */
export interface Peer {
  readonly name: string;
  readonly command: Command;
}

/** A page as data: what both generators render as a heading, paragraphs and one table. */
export interface PageData {
  readonly slug: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly rows: readonly { readonly path: string; readonly type: string; readonly meaning: string }[];
}

type Format = 'YAML' | 'JSON';

const eleventyVersion = '3.1.8';
const cache = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));
const eleventyScript = join(cache, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
const bytesPerRow = 134; // of the table row below, with the texts of makePages

/** Makes pages that come out at about as many bytes of HTML as ours. */
export function makePages(count: number, bytes: number): readonly PageData[] {
  const rows = Math.max(1, Math.round((bytes - 700) / bytesPerRow));
  return Array.from({ length: count }, (_, page) => ({
    slug: `page-${page}`,
    title: `Operation ${page}`,
    text: [1, 2, 3].map((part) => `Paragraph ${part} of page ${page} says what the operation does, and to whom.`),
    rows: Array.from({ length: rows }, (_, row) => ({
      path: `objectRef.field${page}.part${row}`,
      type: 'string',
      meaning: `Meaning ${row} of a field on page ${page}, at length`,
    })),
  }));
}

/**
 * Writes fresh projects for each generator that is there, and says how to run them: one with a YAML file per page, as our
 * content is, and one with JSON, which they parse faster. None has checks, links or search to do. Of Hugo, a third one writes
 * each page as JSON too, as our build does. Eleventy is installed on first use.
 */
export function preparePeers(pages: readonly PageData[]): readonly Peer[] {
  installEleventy();
  const hugos = hasHugo() ? [prepareHugo(pages, 'YAML'), prepareHugo(pages, 'JSON'), prepareHugoTwins(pages)] : [];
  return [prepareEleventy(pages, 'YAML'), prepareEleventy(pages, 'JSON'), ...hugos];
}

/** One for each generator and number of pages. */
function freshFolder(generator: string, pages: readonly PageData[]): string {
  const folder = join(cache, `${generator}-${pages.length}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function prepareEleventy(pages: readonly PageData[], format: Format): Peer {
  const cwd = freshFolder(`eleventy-${format}`, pages);
  mkdirSync(join(cwd, '_data'));
  mkdirSync(join(cwd, 'items'));
  writeFileSync(join(cwd, 'package.json'), '{"type":"module"}\n');
  for (const page of pages) writeFileSync(join(cwd, 'items', page.slug), formatData(page, format));
  writeFileSync(join(cwd, '_data', 'items.js'), eleventyData(format));
  writeFileSync(join(cwd, 'page.11ty.js'), eleventyTemplate);
  return { name: `Eleventy, ${format}`, command: { file: process.execPath, args: [eleventyScript, '--quiet'], cwd } };
}

function formatData(data: object, format: Format): string {
  return format === 'YAML' ? stringify(data) : JSON.stringify(data);
}

function installEleventy(): void {
  if (existsSync(eleventyScript)) return;
  console.log(`Fetching Eleventy ${eleventyVersion} into node_modules/.cache/bench (once)`);
  installAside(cache, `@11ty/eleventy@${eleventyVersion}`);
}

/** js-yaml comes with Eleventy: it is what reads its front matter. */
const eleventyData = (format: Format) => `import { readdirSync, readFileSync } from 'node:fs';
import yaml from 'js-yaml';

const parse = ${format === 'YAML' ? 'yaml.load' : 'JSON.parse'};
export default () => readdirSync('items').map((name) => parse(readFileSync('items/' + name, 'utf8')));
`;

const eleventyTemplate = `export const data = {
  pagination: { data: 'items', size: 1, alias: 'item' },
  permalink: ({ item }) => '/' + item.slug + '/index.html',
};

const escape = (text) => text.replace(/[&<>"]/g, (mark) => '&#' + mark.charCodeAt(0) + ';');

export function render({ item }) {
  return \`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>\${escape(item.title)}</title></head><body><main>
<h1>\${escape(item.title)}</h1>\${item.text.map((text) => \`<p>\${escape(text)}</p>\`).join('')}
<table><tbody>\${item.rows.map((row) => \`<tr><th scope="row"><code>\${escape(row.path)}</code></th><td>\${escape(row.type)}</td><td>\${escape(row.meaning)}</td></tr>\`).join('')}</tbody></table>
</main></body></html>\`;
}
`;

function hasHugo(): boolean {
  return spawnSync('hugo', ['version']).status === 0;
}

/** The same from YAML, with a JSON twin of every page. */
function prepareHugoTwins(pages: readonly PageData[]): Peer {
  const peer = prepareHugo(pages, 'YAML', 'YAML with twins');
  const { cwd } = peer.command;
  writeFileSync(join(cwd, 'config.json'), `${JSON.stringify({ ...hugoConfig, outputs: { page: ['HTML', 'JSON'] } })}\n`);
  writeFileSync(join(cwd, 'layouts', '_default', 'single.json'), hugoTwin);
  return peer;
}

const hugoTwin = `{{ dict "title" .Title "text" .Params.text "rows" .Params.rows | jsonify }}\n`;

const hugoConfig = {
  baseURL: 'https://example.org/',
  disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap', 'home', 'section'],
};

function prepareHugo(pages: readonly PageData[], format: Format, name: string = format): Peer {
  const cwd = freshFolder(`hugo-${name.replaceAll(' ', '-')}`, pages);
  mkdirSync(join(cwd, 'content'));
  mkdirSync(join(cwd, 'layouts', '_default'), { recursive: true });
  writeFileSync(join(cwd, 'config.json'), `${JSON.stringify(hugoConfig)}\n`);
  writeFileSync(join(cwd, 'layouts', '_default', 'single.html'), hugoTemplate);
  for (const { slug, title, text, rows } of pages) {
    writeFileSync(join(cwd, 'content', `${slug}.md`), frontMatter({ title, text, rows }, format));
  }
  return { name: `Hugo, ${name}`, command: { file: 'hugo', args: ['--quiet', '--cleanDestinationDir'], cwd } };
}

/** Hugo takes YAML between lines of dashes, and JSON as it is. */
function frontMatter(data: object, format: Format): string {
  return format === 'YAML' ? `---\n${formatData(data, format)}---\n` : `${formatData(data, format)}\n`;
}

const hugoTemplate = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>
<h1>{{ .Title }}</h1>{{ range .Params.text }}<p>{{ . }}</p>{{ end }}
<table><tbody>{{ range .Params.rows }}<tr><th scope="row"><code>{{ .path }}</code></th><td>{{ .type }}</td><td>{{ .meaning }}</td></tr>{{ end }}</tbody></table>
</main></body></html>
`;
