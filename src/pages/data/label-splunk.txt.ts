import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toSplunkSearch } from '../../labels/splunk.ts';

export function GET(): Response {
  return new Response(toSplunkSearch(toSurfaceData(getCatalog())));
}
