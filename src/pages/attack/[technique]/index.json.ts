import { dumpTechnique } from '../../../catalog/dump.ts';
import { getCatalog } from '../../../catalog/index.ts';
import { indexTechniques, type Technique } from '../../../catalog/techniques.ts';
import { toTechniquePage } from '../../../view/attack/technique-page.ts';
import { toTechniqueTwin } from '../../../view/attack/technique-twin.ts';
import { jsonResponse } from '../../../view/json.ts';

export function getStaticPaths() {
  return [...indexTechniques(getCatalog())].map(([id, technique]) => ({ params: { technique: id }, props: { technique } }));
}

export function GET({ props: { technique } }: { props: { technique: Technique } }): Response {
  const catalog = getCatalog();
  return jsonResponse(toTechniqueTwin(dumpTechnique(technique), technique, toTechniquePage(technique, catalog), catalog));
}
