import type { APIContext } from 'astro';
import { href } from '../view/urls.ts';

export function GET({ site }: APIContext): Response {
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(href('/sitemap.xml'), site).href}\n`);
}
