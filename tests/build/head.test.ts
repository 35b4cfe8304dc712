import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getCatalog } from '../../src/catalog/index.ts';
import { listPages } from '../../src/view/site-pages.ts';
import { type BuiltPage, dist, isRedirect, readPages, readText, scanTags, visibleText } from './built-site.ts';

interface Page {
  readonly path: string;
  readonly html: string;
  /** Contents of the head: of `meta` by name or property, of `link` by its relation. */
  readonly head: ReadonlyMap<string, readonly string[]>;
  /** Structured data by type. */
  readonly data: ReadonlyMap<string, Data>;
}

interface Data {
  readonly '@type': string;
  readonly headline?: string;
  readonly itemListElement?: readonly { readonly position: number; readonly name: string; readonly item?: string }[];
}

function readPage({ path, html }: BuiltPage): Page {
  const entries = scanTags(html.slice(0, html.indexOf('</head>'))).flatMap(({ attributes }) => {
    const key = attributes.get('property') ?? attributes.get('name') ?? attributes.get('rel');
    return key ? [[key, attributes.get('content') ?? attributes.get('href') ?? ''] as const] : [];
  });
  const grouped = Map.groupBy(entries, ([key]) => key);
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']) =>
    JSON.parse(text),
  );
  return {
    ...{ path, html },
    head: new Map([...grouped].map(([key, of]) => [key, of.map(([, content]) => content)])),
    data: new Map(blocks.map((data: Data) => [data['@type'], data])),
  };
}

const [hidden, pages] = ((all: readonly BuiltPage[]) => {
  const isHidden = (page: BuiltPage) => isRedirect(page) || page.path === '/404.html';
  return [all.filter(isHidden).map(readPage), all.filter((page) => !isHidden(page)).map(readPage)];
})(readPages());

/** The host for which the site was built; undefined where none was named. */
const host = pages
  .find(({ path }) => path === '/')
  ?.head.get('canonical')?.[0]
  ?.replace(/\/$/, '');

const pathsOf = (isWrong: (page: Page) => boolean) => pages.filter(isWrong).map(({ path }) => path);

describe('the head of every page', () => {
  it('has one title, description and type for previews of links', () => {
    const keys = ['description', 'og:site_name', 'og:type', 'og:title', 'og:description'];
    expect(pathsOf(({ head }) => keys.some((key) => head.get(key)?.length !== 1 || head.get(key)?.[0] === ''))).toEqual([]);
    expect(pathsOf(({ head }) => head.get('og:description')?.[0] !== head.get('description')?.[0])).toEqual([]);
  });

  it('has a description of its own, rules apart, which vendors copy from each other', () => {
    const described = Map.groupBy(
      pages.filter(({ path }) => !path.startsWith('/rules/')),
      ({ head }) => head.get('description')?.[0],
    );
    expect([...described.values()].filter((of) => of.length > 1).map((of) => of.map(({ path }) => path))).toEqual([]);
  });

  it('names its address and a picture that exists where the host is known, and neither where it is not', () => {
    const expected = ({ path }: Page) => (host === undefined ? undefined : [`${host}${path}`]);
    expect(pathsOf((page) => String(page.head.get('canonical')) !== String(expected(page)))).toEqual([]);
    expect(pathsOf((page) => String(page.head.get('og:url')) !== String(expected(page)))).toEqual([]);
    const pictures = new Set(pages.flatMap(({ head }) => head.get('og:image') ?? []));
    expect(pictures.size > 0).toBe(host !== undefined);
    expect([...pictures].filter((address) => !existsSync(join(dist, new URL(address).pathname)))).toEqual([]);
  });

  it('has both theme colours and the icons', () => {
    expect(
      pathsOf(({ head }) => head.get('theme-color')?.length !== 2 || !head.has('icon') || !head.has('apple-touch-icon')),
    ).toEqual([]);
  });

  it('tells nothing of a page that search engines are to leave out', () => {
    const told = hidden.filter(({ head, data }) => data.size > 0 || head.has('canonical') || head.has('og:title'));
    expect(told.map(({ path }) => path)).toEqual([]);
  });
});

describe('the structured data of every page', () => {
  it('has the breadcrumb that the page shows, with the same addresses, and none where it shows none', () => {
    const shown = ({ html }: Page) => {
      const nav = /<nav class="crumbs".*?<\/nav>/s.exec(html)?.[0];
      return (
        nav && [...nav.matchAll(/<li.*?<\/li>/gs)].map(([item]) => [visibleText(item), scanTags(item)[1]?.attributes.get('href')])
      );
    };
    const stated = ({ data }: Page) =>
      data.get('BreadcrumbList')?.itemListElement?.map(({ name, item }) => [name, host ? item?.replace(host, '') : item]);
    expect(pathsOf((page) => JSON.stringify(shown(page)) !== JSON.stringify(stated(page)))).toEqual([]);
    expect(pages.filter(({ data }) => data.has('BreadcrumbList')).length).toBeGreaterThan(1400);
  });

  it('calls an article what is one, by the title of the page', () => {
    expect(pathsOf(({ head, data }) => (head.get('og:type')?.[0] === 'article') !== data.has('TechArticle'))).toEqual([]);
    const title = ({ head }: Page) => head.get('og:title')?.[0];
    expect(pathsOf((page) => page.data.has('TechArticle') && page.data.get('TechArticle')?.headline !== title(page))).toEqual([]);
  });
});

describe('what search engines read', () => {
  it('is a sitemap of all pages where the host is known, and no sitemap where it is not', () => {
    expect(existsSync(join(dist, 'sitemap.xml'))).toBe(host !== undefined);
    expect(readText('/robots.txt').includes('Sitemap:')).toBe(host !== undefined);
  });

  it('are told of every page that is there, and of no other', () => {
    const sitemap = host === undefined ? undefined : readText('/sitemap.xml');
    const listed = sitemap?.matchAll(/<loc>([^<]*)<\/loc>/g).map(([, address = '']) => address.slice(host?.length));
    expect([...(listed ?? listPages(getCatalog()))].sort()).toEqual(pages.map(({ path }) => path).sort());
  });
});
