import { getCatalog } from '../../catalog/index.ts';
import { toDialectList } from '../../view/dialects/naming-data.ts';
import { jsonResponse } from '../../view/json.ts';

export function GET(): Response {
  return jsonResponse(toDialectList(getCatalog()));
}
