import { toSurfaceData } from '../../catalog/derive/surface-data.ts';
import { getCatalog } from '../../catalog/index.ts';
import { toElasticPipeline } from '../../labels/elastic-pipeline.ts';
import { jsonResponse } from '../../view/json.ts';

export function GET(): Response {
  return jsonResponse(toElasticPipeline(toSurfaceData(getCatalog())));
}
