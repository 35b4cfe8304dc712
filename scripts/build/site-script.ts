/** What of Vite's plugins is used here. */
interface Plugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly configResolved: (config: { readonly base: string }) => void;
  readonly load: (id: string) => string | undefined;
}

/** The module of Vite that each dynamic import goes through: https://github.com/vitejs/vite/issues/13952. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Puts a short function in place of the one with which Vite loads the files of a dynamic import at once. Vite's own also waits for
 * styles, which no module here imports, and costs every page a kilobyte.
 */
export function shortPreload(): Plugin {
  let base = '/';
  return {
    name: 'short-preload',
    enforce: 'pre',
    configResolved: (config) => {
      base = config.base;
    },
    load: (id) => (id === HELPER ? writeHelper(base) : undefined),
  };
}

/** `files` are named from the root of the site, without a slash in front. */
function writeHelper(base: string): string {
  return `export const __vitePreload = (load, files = []) => {
  for (const file of files) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: ${JSON.stringify(base)} + file }));
  return load();
};`;
}

const ELEMENTS = 'site|copy-button|dialect-picker|query-list|search-opener|theme-select';
const SHARED = 'element|picked-dialect|search/site-base';

/** What every page loads, as one file: without this, small modules that others share become files of their own, fetched one after the other. */
export const siteScript = {
  name: 'site',
  test: new RegExp(`vite/preload-helper|/layouts/Base\\.astro\\?astro|/src/client/(?:${ELEMENTS}|${SHARED})\\.ts$`),
};
