import type { APIContext } from 'astro';
import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toClickHouseScript } from '../../labels/clickhouse.ts';
import { toAddress } from '../../view/urls.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toClickHouseScript(toSurfaceData(getCatalog()), (path) => toAddress(path, site)));
}
