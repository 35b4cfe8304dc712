import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { writeOver } from './write-over.ts';

const PAGES = 'src/pages';
const EXTENSION = '.json.ts';

type Params = Readonly<Record<string, string>>;

/** One address of a route, with what its page is made from. */
interface StaticPath {
  readonly params: Params;
  readonly props?: unknown;
}

/** A route that answers with JSON, as Astro knows it, and needs nothing from Astro. */
interface DataRoute {
  readonly getStaticPaths?: () => readonly StaticPath[];
  readonly GET: (context: { readonly params: Params; readonly props: unknown }) => Response;
}

/** Whether a route of `src/pages` is written by `writeDataFiles`, and Astro need not render it. */
export function isDataRoute(component: string): boolean {
  return component.endsWith(EXTENSION);
}

/** Writes what every `*.json.ts` of `src/pages` answers. They are plain functions: without Astro around it, a file costs a fraction. */
export async function writeDataFiles(root: string, outDir: string): Promise<void> {
  for (const name of globSync(`**/*${EXTENSION}`, { cwd: join(root, PAGES) })) {
    const route = (await import(pathToFileURL(join(root, PAGES, name)).href)) as DataRoute;
    const paths = route.getStaticPaths?.() ?? [{ params: {}, props: {} }];
    for (const { params, props } of paths) {
      writeOver(join(outDir, fillIn(name, params)), await route.GET({ params, props }).text());
      await setImmediate(); // lets the search index have its turn
    }
  }
}

/** `fields/[field]/index.json.ts` with `{ field: 'verb' }` -> `fields/verb/index.json` */
export function fillIn(name: string, params: Params): string {
  return name.slice(0, -'.ts'.length).replace(/\[([^\]]+)\]/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new Error(`Cannot write "${name}": its path has no "${key}"`);
    return value;
  });
}
