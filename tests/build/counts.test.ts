import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { localFolder } from '../../src/catalog/local-content.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { listPagesByKind } from '../../src/view/site-pages.ts';
import { dist, listFiles, root } from './built-site.ts';

const catalog = loadCatalog(root, localFolder(process.env)).catalog as Catalog;
const kinds = Object.entries(listPagesByKind(catalog));

describe('the built site', () => {
  it.each(kinds)('has every page of the kind "%s", and at least one', (_, paths) => {
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(dist, path, 'index.html')))).toEqual([]);
  });

  it('has no other page but redirects and the one of errors', () => {
    const known = new Set([...kinds.flatMap(([, paths]) => paths), ...catalog.redirects.map(({ from }) => from)]);
    const pages = listFiles(dist).filter((file) => file.endsWith('.html'));
    const others = pages.map((file) => file.replace(/index\.html$/, '')).filter((path) => !known.has(path));
    expect(others).toEqual(['/404.html']);
  });
});
