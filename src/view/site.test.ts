import { describe, expect, it } from 'vitest';
import { getCatalog } from '../catalog/index.ts';
import { siteMap, siteMapHtml, siteNav } from './site.ts';
import { listPages } from './site-pages.ts';

const pages = listPages(getCatalog());
const mapped = siteMap().flatMap(({ links }) => links.map(({ href }) => href));

describe('the map of the site', () => {
  it('has every section, so that no page is reachable from inside alone', () => {
    const sections = pages.filter((path) => /^\/[^/]+\/$/.test(path) && !/^\/kubernetes-(?!nonresource)/.test(path));
    expect(sections.filter((path) => !mapped.includes(path))).toEqual([]);
  });

  it('leads to pages that exist, each once', () => {
    expect(mapped.filter((href) => !href.includes('#') && !pages.includes(href))).toEqual([]);
    expect(new Set(mapped).size).toBe(mapped.length);
  });

  it('is in the foot as lists with every link, escaped', () => {
    const html = siteMapHtml();
    expect([...html.matchAll(/<a href="([^"]+)">/g)].map(([, href]) => href)).toEqual(mapped);
    expect(html).toMatch(/^<ul><li>Operations<\/li><li><a href="[^"]*#resources">By resource<\/a><\/li>/);
    expect(html).toContain('>ATT&amp;CK</a>');
  });
});

describe('the head of the site', () => {
  it('marks one link for a page at most', () => {
    const marked = pages.map((path) => ({
      path,
      links: siteNav().filter(({ sections }) => sections.some((section) => path.startsWith(section))),
    }));
    expect(marked.filter(({ links }) => links.length > 1)).toEqual([]);
    expect(marked.find(({ path }) => path === '/roles/edit/')?.links.map(({ text }) => text)).toEqual(['Actors']);
  });

  it('leads to what the map has too', () => {
    expect(siteNav().filter(({ href }) => !mapped.includes(href))).toEqual([]);
  });
});
