import { dumpDialects } from '../../catalog/dump.ts';
import { getCatalog } from '../../catalog/index.ts';
import { jsonResponse } from '../../view/json.ts';

export function GET(): Response {
  return jsonResponse(dumpDialects(getCatalog()));
}
