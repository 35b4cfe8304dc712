import { describe, expect, it } from 'vitest';
import { toSurfaceData } from './derive/surface-data.ts';
import { loadCatalog } from './load.ts';
import { loadSurfaceData } from './load-surface.ts';
import type { Catalog } from './model.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;

describe('loadSurfaceData', () => {
  it('gives the command line the same surface as the whole catalog gives the page', () => {
    expect(loadSurfaceData(process.cwd())).toEqual(toSurfaceData(catalog));
  });

  it('says which command brings the tables where they are missing', () => {
    expect(() => loadSurfaceData('/nowhere')).toThrow('npm run import -- kubernetes-api <folder>');
  });
});

describe('the redirects of the catalog', () => {
  it('lead every replace-<resource> of a resource that can be updated to the page that explains it', () => {
    const froms = new Set(catalog.redirects.map(({ from }) => from));
    expect(froms.size).toBe(catalog.redirects.length);
    expect(froms.has('/kubernetes-pods/replace-pods/')).toBe(true);
    expect(froms.has('/kubernetes-tokenreviews/replace-tokenreviews/')).toBe(false);
    expect([...froms].filter((from) => from.includes('<'))).toEqual([]);
  });
});
