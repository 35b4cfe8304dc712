import { describe, expect, it } from 'vitest';
import { withoutLoader } from './without-loader.ts';

describe('withoutLoader', () => {
  const { load } = withoutLoader('/site');

  it('puts in place of the loader of content a function that says what is wrong', async () => {
    const { loadCatalog } = await import(`data:text/javascript,${encodeURIComponent(load('/site/src/catalog/load.ts') ?? '')}`);
    expect(loadCatalog).toThrow('before it is shared');
  });

  it('leaves every other module as it is', () => {
    expect(['/site/src/catalog/index.ts', '/other/src/catalog/load.ts'].map(load)).toEqual([undefined, undefined]);
  });
});
