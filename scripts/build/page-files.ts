import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { writeOver } from './write-over.ts';

type Render = AstroPrerenderer['render'];

/** Where the pages of a site go. */
interface Site {
  readonly outDir: string;
  /** Path under which the site is served; no part of a file's name. */
  readonly base: string;
}

/**
 * Renders as `standard` does, and writes what is an ordinary page at once. Astro, which leaves out what has no body, hands each page
 * to other threads several times instead. Other text, the page of errors and redirects by status are left to it.
 */
export function writePages(standard: Render, site: () => Site): Render {
  return async (request, options) => {
    const result = await standard(request, options);
    const response = 'response' in result ? result.response : result;
    const file = options.routeData.type === 'page' && response.status === 200 ? pageFile(request.url, site()) : undefined;
    if (file === undefined) return result;
    writeOver(file, await response.bytes());
    return new Response(null, response);
  };
}

/** `https://host/base/verbs/get/` -> `<outDir>/verbs/get/index.html`; undefined for a page that is no folder's, such as the one of errors. */
export function pageFile(url: string, { outDir, base }: Site): string | undefined {
  const path = decodeURI(new URL(url).pathname);
  const root = base.endsWith('/') ? base : `${base}/`;
  if (!path.startsWith(root) || !path.endsWith('/')) return undefined;
  const folder = path.slice(root.length);
  return /^(?:404|500)\/$/.test(folder) ? undefined : join(outDir, folder, 'index.html');
}
