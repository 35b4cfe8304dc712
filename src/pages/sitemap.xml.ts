import type { APIContext } from 'astro';
import { getCatalog } from '../catalog/index.ts';
import { listPages } from '../view/site-pages.ts';
import { href } from '../view/urls.ts';

export function GET({ site }: APIContext): Response {
  const urls = listPages(getCatalog()).map((path) => `<url><loc>${new URL(href(path), site).href}</loc></url>\n`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml' } });
}
