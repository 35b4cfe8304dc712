import { describe, expect, it } from 'vitest';
import { shortPreload, siteScript } from './site-script.ts';

describe('shortPreload', () => {
  it('fetches every file of an import at once, from where the site is mounted', async () => {
    const plugin = shortPreload();
    plugin.configResolved({ base: '/docs/' });
    const added: object[] = [];
    Object.assign(globalThis, { document: { createElement: () => ({}), head: { append: (link: object) => added.push(link) } } });
    const { __vitePreload } = await import(
      `data:text/javascript,${encodeURIComponent(plugin.load('\0vite/preload-helper.js') ?? '')}`
    );
    expect(await __vitePreload(async () => 'module', ['_astro/a.js', '_astro/b.js'])).toBe('module');
    expect(await __vitePreload(async () => 'alone')).toBe('alone');
    expect(added).toEqual(['a', 'b'].map((name) => ({ rel: 'modulepreload', href: `/docs/_astro/${name}.js` })));
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('leaves every other module as it is', () => {
    expect(shortPreload().load('/site/src/client/site.ts')).toBeUndefined();
  });
});

describe('siteScript', () => {
  it('holds what every page loads and nothing that one of them does', () => {
    const modules = ['client/site.ts', 'client/search/site-base.ts', 'client/site-search.ts', 'client/search-dialog.ts'];
    expect(modules.map((name) => siteScript.test.test(`/repository/src/${name}`))).toEqual([true, true, false, false]);
  });
});
