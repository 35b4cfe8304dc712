import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { SiteFolder } from './site-folder.ts';

const PAGES = 'src/pages';
const EXTENSION = '.ts';

type Params = Readonly<Record<string, string>>;

/** One address of a route, with what its page is made from. */
interface StaticPath {
  readonly params: Params;
  readonly props?: unknown;
}

/** A route that answers with data, as Astro knows it, and needs nothing from Astro. */
interface DataRoute {
  readonly getStaticPaths?: () => readonly StaticPath[];
  readonly GET: (context: { readonly params: Params; readonly props: unknown; readonly site: URL | undefined }) => Response;
}

/** Whether a route of `src/pages` is written by `writeDataFiles`, and Astro need not render it. `component` is its path from the root. */
export function isEndpoint(component: string): boolean {
  return component.startsWith(`${PAGES}/`) && component.endsWith(EXTENSION);
}

/**
 * Writes what every `*.ts` of `src/pages` answers, and no file where that has no body. They are plain functions: without Astro around it,
 * a file costs a fraction.
 * @param address where the site will be served, if that is known
 */
export async function writeDataFiles(root: string, folder: SiteFolder, address?: string): Promise<void> {
  const site = address === undefined ? undefined : new URL(address);
  for (const name of globSync(`**/*${EXTENSION}`, { cwd: join(root, PAGES) })) {
    const route = (await import(pathToFileURL(join(root, PAGES, name)).href)) as DataRoute;
    const paths = route.getStaticPaths?.() ?? [{ params: {}, props: {} }];
    for (const { params, props } of paths) {
      const answer = await route.GET({ params, props, site });
      if (answer.body) folder.write(fillIn(name, params), await answer.text());
      await setImmediate(); // lets the search index have its turn
    }
  }
}

/** `fields/[field]/index.json.ts` with `{ field: 'verb' }` -> `fields/verb/index.json` */
export function fillIn(name: string, params: Params): string {
  return name.slice(0, -EXTENSION.length).replace(/\[([^\]]+)\]/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new Error(`Cannot write "${name}": its path has no "${key}"`);
    return value;
  });
}
