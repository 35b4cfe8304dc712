import type { APIContext } from 'astro';
import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toClickHouseScript } from '../../labels/clickhouse.ts';
import { href } from '../../view/urls.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toClickHouseScript(toSurfaceData(getCatalog()), (path) => new URL(href(path), site).href));
}
