import type { APIContext } from 'astro';
import { getCatalog } from '../catalog/index.ts';
import { toChangesFeed } from '../view/changes/changes-feed.ts';

/** Without a host there is no feed, as a build writes no answer without a body. */
export function GET({ site }: APIContext): Response {
  if (!site) return new Response(null);
  return new Response(toChangesFeed(getCatalog().changes, site), { headers: { 'content-type': 'application/atom+xml' } });
}
