import type { AstroPrerenderer } from 'astro';
import type { SiteFolder } from './site-folder.ts';

type Render = AstroPrerenderer['render'];

/**
 * Renders as `standard` does, and writes what is an ordinary page at once. Astro, which leaves out what has no body, hands each page
 * to other threads several times instead. Other text, the page of errors and redirects by status are left to it.
 * @param base path under which the site is served; no part of a file's name
 */
export function writePages(standard: Render, folder: SiteFolder, base: () => string): Render {
  return async (request, options) => {
    const result = await standard(request, options);
    const response = 'response' in result ? result.response : result;
    const file = options.routeData.type === 'page' && response.status === 200 ? pageFile(request.url, base()) : undefined;
    if (file === undefined) return result;
    folder.write(file, await response.bytes());
    return new Response(null, response);
  };
}

/** `https://host/base/verbs/get/` -> `verbs/get/index.html`; undefined for a page that is no folder's, such as the one of errors. */
export function pageFile(url: string, base: string): string | undefined {
  const path = decodeURI(new URL(url).pathname);
  const root = base.endsWith('/') ? base : `${base}/`;
  if (!path.startsWith(root) || !path.endsWith('/')) return undefined;
  const folder = path.slice(root.length);
  return /^(?:404|500)\/$/.test(folder) ? undefined : `${folder}index.html`;
}
