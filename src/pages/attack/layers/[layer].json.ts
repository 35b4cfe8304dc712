import { getCatalog } from '../../../catalog/index.ts';
import { listLayers, toLayer } from '../../../view/attack/layers.ts';
import { jsonResponse } from '../../../view/json.ts';

export function getStaticPaths() {
  return listLayers(getCatalog()).map((layer) => ({ params: { layer }, props: { layer } }));
}

export function GET({ props: { layer } }: { props: { layer: string } }): Response {
  return jsonResponse(toLayer(layer, getCatalog()), 2);
}
