import type { APIContext } from 'astro';
import { getCatalog } from '../catalog/index.ts';
import { listPages } from '../view/site-pages.ts';
import { toAddress } from '../view/urls.ts';

/** A sitemap holds nothing but absolute addresses: without a host there is no file, as a build writes no answer without a body. */
export function GET({ site }: APIContext): Response {
  if (!site) return new Response(null);
  const urls = listPages(getCatalog()).map((path) => `<url><loc>${toAddress(path, site)}</loc></url>\n`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml' } });
}
