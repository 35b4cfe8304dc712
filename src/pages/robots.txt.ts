import type { APIContext } from 'astro';
import { toAddress } from '../view/urls.ts';

/** Names the sitemap where there is one. */
export function GET({ site }: APIContext): Response {
  return new Response(`User-agent: *\nAllow: /\n${site ? `Sitemap: ${toAddress('/sitemap.xml', site)}\n` : ''}`);
}
