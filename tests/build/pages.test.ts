import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const dist = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));

function findPages(isWrong: (html: string) => boolean): readonly string[] {
  return pages.filter((name) => isWrong(readFileSync(join(dist, name), 'utf8')));
}

describe('every built page', () => {
  it('exists', () => {
    expect(pages).toContain('index.html');
    expect(pages).toContain('404.html');
  });

  it('has a language, a title and one main heading', () => {
    const lacks = (html: string) =>
      !/<html[^>]* lang=/.test(html) || !/<title>[^<]+<\/title>/.test(html) || html.match(/<h1[\s>]/g)?.length !== 1;
    expect(findPages((html) => !isRedirect(html) && lacks(html))).toEqual([]);
  });

  it('has no inline script and no inline style, which the security policy forbids', () => {
    const inline = /<script(?![^>]*\bsrc=)(?![^>]*\btype="application\/(?:ld\+)?json")[^>]*>|<style[\s>]|\sstyle="/;
    expect(findPages((html) => inline.test(html))).toEqual([]);
  });
});

/** A page that only sends the reader on has no content of its own. */
function isRedirect(html: string): boolean {
  return /<meta http-equiv="refresh"/i.test(html);
}
