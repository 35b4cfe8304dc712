import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readState } from '../../src/client/builder/state.ts';
import { dist, isRedirect, listFiles, readPages, readText, scanTags } from './built-site.ts';
import { listServed } from './served-operations.ts';

interface Reference {
  readonly from: string;
  readonly to: string;
}

const files = new Set(listFiles(dist));
const pages = readPages();
const scanned = pages.map((page) => ({ ...page, tags: scanTags(page.html) }));
const ids = new Map(
  scanned.map(({ path, tags }) => [path, new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []))]),
);
const references: readonly Reference[] = scanned.flatMap(({ path, tags }) =>
  tags.flatMap(({ attributes }) =>
    ['href', 'src', 'data-style'].flatMap((name) => attributes.get(name) ?? []).map((to) => ({ from: path, to })),
  ),
);
/** The last part of the address of each page below that of a resource. */
const operationIds = new Set(pages.flatMap(({ path }) => /^\/kubernetes-[^/]+\/([^/]+)\/$/.exec(path)?.[1] ?? []));
const internal = references.filter(({ to }) => !isExternal(to));

function isExternal(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^\/\//i.test(address);
}

function show({ from, to }: Reference): string {
  return `${from} -> ${to}`;
}

/** The file that an address leads to, and its fragment. A folder's address ends with a slash; its page is index.html. */
function resolveReference({ from, to }: Reference): { readonly path: string; readonly fragment: string } {
  const [address = '', fragment = ''] = to.split('#');
  const place = address.replace(/\?.*$/, '');
  const path = place === '' ? from : posix.resolve(from, place) + (/[^/]\/$/.test(place) ? '/' : '');
  return { path: decodeURIComponent(path), fragment: decodeURIComponent(fragment) };
}

describe('the links of the site', () => {
  it('are many', () => {
    expect(references.length).toBeGreaterThan(50_000);
  });

  it('lead to a file where they stay on the site', () => {
    const broken = internal.filter((reference) => {
      const { path } = resolveReference(reference);
      return !files.has(path.endsWith('/') ? `${path}index.html` : path);
    });
    expect(broken.map(show)).toEqual([]);
  });

  it('name a place that is on the page they lead to', () => {
    const isState = (path: string) => ['/search/', '/classify/', '/build/'].includes(path);
    const broken = internal.filter((reference) => {
      const { path, fragment } = resolveReference(reference);
      const isBare = fragment === '' || (isState(path) && fragment.includes('='));
      return !isBare && ids.get(path)?.has(fragment) !== true;
    });
    expect(broken.map(show)).toEqual([]);
  });

  it('ask the builder for what it can read', () => {
    const toBuilder = internal.filter((reference) => resolveReference(reference).path === '/build/' && /#.*=/.test(reference.to));
    expect(toBuilder.length).toBeGreaterThanOrEqual(844);
    const wrong = toBuilder.filter(({ to }) => {
      const { state, problems } = readState(to.slice(to.indexOf('#')));
      return problems.length > 0 || state.operations.some((id) => !operationIds.has(id));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('lead to pages themselves, not to addresses that have moved', () => {
    const moved = new Set(pages.filter(isRedirect).map(({ path }) => path));
    const wrong = internal.filter(({ from, to }) => !moved.has(from) && moved.has(resolveReference({ from, to }).path));
    expect(wrong.map(show)).toEqual([]);
  });

  it('use https where they leave the site, and no host of a machine', () => {
    const external = new Set(references.map(({ to }) => to).filter(isExternal));
    const wrong = [...external].filter((to) => !/^https:\/\/[a-z\d.-]+\.[a-z]{2,}(?:[/?#]|$)/i.test(to));
    expect(wrong).toEqual([]);
  });

  it('reach every page from the home page', () => {
    const targets = Map.groupBy(internal, ({ from }) => from);
    const seen = new Set(['/']);
    for (const path of seen) for (const reference of targets.get(path) ?? []) seen.add(resolveReference(reference).path);
    expect(
      pages.filter((page) => !isRedirect(page) && page.path !== '/404.html' && !seen.has(page.path)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('stay within the site in style sheets', () => {
    const styles = [...files].filter((file) => file.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.filter((file) => /url\((?!["']?(?:data:image|\/(?!\/)|\.))|@import/.test(readText(file)))).toEqual([]);
  });
});

describe('the address of a replace operation', () => {
  const updated = listServed('1.36').filter(({ verb, subresource }) => verb === 'update' && subresource === null);

  it('leads to the page on the verb replace', () => {
    const wrong = updated.filter(({ resourceName }) => {
      const page = pages.find(({ path }) => path === `/kubernetes-${resourceName}/replace-${resourceName}/`);
      return (
        page === undefined ||
        !page.html.includes('content="0; url=/verbs/replace/"') ||
        !page.html.includes('href="/verbs/replace/"')
      );
    });
    expect(updated.length).toBeGreaterThan(50);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('has a place on the page of its resource', () => {
    const wrong = updated.filter(({ resourceName }) => !ids.get(`/kubernetes-${resourceName}/`)?.has(`replace-${resourceName}`));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('leads to pages that exist', () => {
    const targets = pages.flatMap(({ html }) => /http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1] ?? []);
    expect(targets.length).toBeGreaterThan(80);
    expect([...new Set(targets)].filter((path) => !ids.has(path))).toEqual([]);
  });
});
