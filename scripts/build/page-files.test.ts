import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { afterAll, describe, expect, it } from 'vitest';
import { pageFile, writePages } from './page-files.ts';
import { openSiteFolder } from './site-folder.ts';

const outDir = mkdtempSync(join(tmpdir(), 'page-files-'));
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

type Options = Parameters<AstroPrerenderer['render']>[1];

async function render(path: string, answer: Response, type = 'page'): Promise<string> {
  const renderer = writePages(
    async () => answer,
    openSiteFolder(outDir),
    () => '/',
  );
  const result = await renderer(new Request(`https://a.example${path}`), { routeData: { type } } as Options);
  return ('response' in result ? result.response : result).text();
}

describe('writePages', () => {
  it('writes a page and answers without a body', async () => {
    expect(await render('/verbs/get/', new Response('<p>é</p>'))).toBe('');
    expect(readFileSync(join(outDir, 'verbs/get/index.html'), 'utf8')).toBe('<p>é</p>');
  });

  it('leaves to Astro what is no page, no success or the page of errors', async () => {
    expect(await render('/robots.txt', new Response('all'), 'endpoint')).toBe('all');
    expect(await render('/old/', new Response('moved', { status: 301 }))).toBe('moved');
    expect(await render('/404/', new Response('none'))).toBe('none');
    expect(['robots.txt', 'old', '404'].filter((name) => existsSync(join(outDir, name)))).toEqual([]);
  });
});

describe('pageFile', () => {
  it('leaves out the path under which the site is served', () => {
    expect(pageFile('https://a.example/docs/atlas/verbs/get/', '/docs/atlas')).toBe('verbs/get/index.html');
    expect(pageFile('https://a.example/docs/', '/docs/')).toBe('index.html');
    expect(pageFile('https://a.example/', '/')).toBe('index.html');
    expect(pageFile('https://a.example/fields/a%20b/', '/')).toBe('fields/a b/index.html');
    expect(pageFile('https://a.example/other/', '/docs')).toBeUndefined();
  });
});
