import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../src/view/site.ts';
import { type BuiltPage, isRedirect, readPages, scanTags, type Tag, visibleText } from './built-site.ts';

interface ScannedPage extends BuiltPage {
  readonly tags: readonly Tag[];
}

const pages: readonly ScannedPage[] = readPages().map((page) => ({ ...page, tags: scanTags(page.html) }));

/** The paths of the pages for which something is wrong. */
function findPages(isWrong: (page: ScannedPage) => boolean): readonly string[] {
  return pages.filter(isWrong).map(({ path }) => path);
}

function findTag({ tags }: ScannedPage, name: string, attribute: string, value: string): Tag | undefined {
  return tags.find((tag) => tag.name === name && tag.attributes.get(attribute) === value);
}

function mainText({ html }: BuiltPage): string {
  return visibleText(/<main\b.*<\/main>/s.exec(html)?.[0] ?? '');
}

describe('every built page', () => {
  it('exists', () => {
    const paths = pages.map(({ path }) => path);
    for (const path of ['/', '/404.html', '/search/', '/classify/', '/data/', '/about/sources/']) expect(paths).toContain(path);
    expect(pages.length).toBeGreaterThan(1400);
  });

  it('has a language, a character set and a viewport', () => {
    const lacks = (page: ScannedPage) =>
      !page.html.startsWith('<!DOCTYPE html><html lang="en">') ||
      !findTag(page, 'meta', 'charset', 'utf-8') ||
      !findTag(page, 'meta', 'name', 'viewport');
    expect(findPages(lacks)).toEqual([]);
  });

  it('has one main heading with text in it', () => {
    const headings = ({ html }: ScannedPage) => [...html.matchAll(/<h1\b[^>]*>.*?<\/h1>/gs)].map(([text]) => visibleText(text));
    expect(findPages((page) => headings(page).length !== 1 || headings(page)[0] === '')).toEqual([]);
  });

  it('skips no rank of headings', () => {
    const skips = ({ tags }: ScannedPage) => {
      const ranks = tags.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
      return ranks.some((rank, index) => rank > (ranks[index - 1] ?? 0) + 1);
    };
    expect(findPages(skips)).toEqual([]);
  });

  it('has a title of its own that ends with the name of the site', () => {
    const title = ({ html }: ScannedPage) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
    const titles = Map.groupBy(
      pages.filter((page) => !isRedirect(page)),
      title,
    );
    expect(findPages((page) => !title(page).includes('Audit Atlas') || title(page).length < 15)).toEqual([]);
    expect([...titles].filter(([, of]) => of.length > 1).map(([text]) => text)).toEqual([]);
  });

  it('has a description without marks', () => {
    const description = (page: ScannedPage) => findTag(page, 'meta', 'name', 'description')?.attributes.get('content') ?? '';
    expect(findPages((page) => description(page).length < 14 || /[`<>]|\]\(/.test(description(page)))).toEqual([]);
  });

  it('has landmarks, and a skip link to the main one as the first thing to focus', () => {
    const lacks = ({ tags }: ScannedPage) => {
      const count = (name: string) => tags.filter((tag) => tag.name === name).length;
      const first = tags.find(({ name }) => name === 'a' || name === 'button');
      return count('header') < 1 || count('main') !== 1 || count('footer') !== 1 || first?.attributes.get('href') !== '#main';
    };
    expect(findPages(lacks)).toEqual([]);
    expect(findPages((page) => !findTag(page, 'main', 'id', 'main') || !findTag(page, 'nav', 'aria-label', 'Site'))).toEqual([]);
  });

  it('is not empty', () => {
    expect(findPages((page) => mainText(page).length < (isRedirect(page) ? 40 : 120))).toEqual([]);
  });

  it('shows no placeholder of a program', () => {
    const text = /\b(?:undefined|NaN|null null|\[object Object\]|TODO|FIXME|lorem ipsum)\b|\{\{|\$\{/i;
    expect(findPages((page) => text.test(mainText(page).replace(/undefined behaviou?r/gi, '')))).toEqual([]);
  });

  it('uses no id twice', () => {
    const repeats = ({ tags }: ScannedPage) => {
      const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
      return ids.length !== new Set(ids).size;
    };
    expect(findPages(repeats)).toEqual([]);
  });
});

describe('the security of every built page', () => {
  it('is the policy of the site, before anything that it rules', () => {
    const lacks = ({ path, tags }: ScannedPage) => {
      const policy = tags.findIndex(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy');
      const ruled = tags.findIndex(({ name }) => name === 'script' || name === 'link' || name === 'style');
      const expected = contentPolicy(path === '/classify/' ? 'classify' : 'page');
      return tags[policy]?.attributes.get('content') !== expected || (ruled >= 0 && ruled < policy);
    };
    expect(findPages(lacks)).toEqual([]);
  });

  it('forbids inline script and style, and there is none', () => {
    const isData = ({ attributes }: Tag) => /^application\/(?:ld\+)?json$/.test(attributes.get('type') ?? '');
    const isInline = (tag: Tag) => tag.name === 'style' || (tag.name === 'script' && !tag.attributes.has('src') && !isData(tag));
    expect(findPages(({ tags }) => tags.some(isInline))).toEqual([]);
  });

  it('has no style attribute and no handler attribute', () => {
    const isForbidden = (name: string) => name === 'style' || name.startsWith('on');
    expect(findPages(({ tags }) => tags.some(({ attributes }) => [...attributes.keys()].some(isForbidden)))).toEqual([]);
  });

  it('loads nothing from another host', () => {
    const loading = new Set(['script', 'link', 'img', 'source', 'iframe', 'video', 'audio', 'object', 'embed', 'use', 'image']);
    const isForeign = (value: string) => !/^(?:\/(?!\/)|#|data:image\/)/.test(value);
    const addresses = ({ attributes }: Tag) =>
      ['src', 'href', 'srcset', 'data', 'poster'].flatMap((name) => attributes.get(name) ?? []);
    const foreign = pages.flatMap(({ tags }) =>
      tags
        .filter(({ name, attributes }) => loading.has(name) && attributes.get('rel') !== 'canonical')
        .flatMap(addresses)
        .filter(isForeign),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });

  it('sends no form anywhere', () => {
    expect(findPages(({ tags }) => tags.some(({ name, attributes }) => name === 'form' && attributes.has('action')))).toEqual([]);
  });
});
