import { describe, expect, it } from 'vitest';
import { onlyPages } from './only-pages.ts';

const { load } = onlyPages('/site');
const read = (id: string) => import(`data:text/javascript,${encodeURIComponent(load(id) ?? '')}`);

describe('onlyPages', () => {
  it('puts in place of the loader of content a function that says what is wrong', async () => {
    const { loadCatalog } = await read('/site/src/catalog/load.ts');
    expect(loadCatalog).toThrow('before it is shared');
  });

  it('puts in place of an endpoint one that has no paths', async () => {
    const { getStaticPaths, GET } = await read('/site/src/pages/fields/[field]/index.json.ts');
    expect(getStaticPaths()).toEqual([]);
    expect(GET).toThrow('no page');
  });

  it('leaves every other module as it is', () => {
    const others = [
      '/site/src/catalog/index.ts',
      '/other/src/catalog/load.ts',
      '/site/src/pages/index.astro',
      '/other/src/pages/a.ts',
    ];
    expect(others.map(load)).toEqual(others.map(() => undefined));
  });
});
