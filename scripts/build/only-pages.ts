import { join } from 'node:path';
import { isEndpoint } from './data-files.ts';

/** What of Vite's plugins is used here. */
interface Plugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly load: (id: string) => string | undefined;
}

/**
 * Leaves out of the bundle of the pages what they do not need: the loader of content with its parsers, as they are handed a catalog
 * before they ask for one, and all that the endpoints are made of, which are called without Astro.
 */
export function onlyPages(root: string): Plugin {
  const top = join(root, '/').replaceAll('\\', '/');
  const load = (id: string): string | undefined => {
    const path = id.startsWith(top) ? id.slice(top.length) : '';
    if (path === 'src/catalog/load.ts') return LOADER;
    return isEndpoint(path) ? ENDPOINT : undefined;
  };
  return { name: 'only-pages', enforce: 'pre', load };
}

const LOADER = `export function loadCatalog() { throw new Error('A page asks for the catalog before it is shared'); }`;
const ENDPOINT = `export const getStaticPaths = () => []; export function GET() { throw new Error('Astro asks for what is no page'); }`;
