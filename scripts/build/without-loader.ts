import { join } from 'node:path';

/** What of Vite's plugins is used here. */
interface Plugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly load: (id: string) => string | undefined;
}

/**
 * Leaves out of the bundle what reads and checks content, with the parsers that it needs: the pages of a build are handed a catalog
 * before they ask for one.
 */
export function withoutLoader(root: string): Plugin {
  const loader = join(root, 'src/catalog/load.ts').replaceAll('\\', '/');
  return { name: 'without-loader', enforce: 'pre', load: (id) => (id === loader ? STUB : undefined) };
}

const STUB = `export function loadCatalog() { throw new Error('A page asks for the catalog before it is shared'); }`;
