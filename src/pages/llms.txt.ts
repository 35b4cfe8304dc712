import type { APIContext } from 'astro';
import { getCatalog } from '../catalog/index.ts';
import { toLlmsText } from '../view/llms-text.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toLlmsText(getCatalog(), site));
}
