import type { APIContext } from 'astro';
import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toLabelCsv } from '../../labels/label-csv.ts';
import { toLabelRows } from '../../labels/label-rows.ts';
import { toAddress } from '../../view/urls.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toLabelCsv(toLabelRows(toSurfaceData(getCatalog())), (path) => toAddress(path, site)));
}
