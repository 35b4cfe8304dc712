import { describe, expect, it } from 'vitest';
import { getCatalog } from '../catalog/index.ts';
import { PAGE_KINDS, toPageKind } from './page-kind.ts';
import { listPages } from './site-pages.ts';

const pages = listPages(getCatalog());

describe('toPageKind', () => {
  it('knows every page of the site, and takes none but the home page for it', () => {
    expect(pages.filter((path) => (toPageKind(path).kind === 'home') !== (path === '/'))).toEqual([]);
  });

  it('has no kind without a page', () => {
    const kinds = new Set(pages.map((path) => toPageKind(path).kind));
    expect(PAGE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('tells the page of one thing from the list of all', () => {
    const paths = ['/fields/', '/fields/verb/', '/kubernetes-pods/', '/kubernetes-nonresource/', '/levels/', '/search/'];
    expect(paths.map((path) => toPageKind(path).isArticle)).toEqual([false, true, true, false, true, false]);
  });
});
