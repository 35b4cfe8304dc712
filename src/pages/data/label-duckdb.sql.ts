import type { APIContext } from 'astro';
import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toDuckDbScript } from '../../labels/duckdb.ts';
import { toAddress } from '../../view/urls.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toDuckDbScript(toSurfaceData(getCatalog()), (path) => toAddress(path, site)));
}
