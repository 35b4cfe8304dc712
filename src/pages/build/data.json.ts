import { getCatalog } from '../../catalog/index.ts';
import { toBuilderData } from '../../view/builder-page.ts';
import { jsonResponse } from '../../view/json.ts';

export function GET(): Response {
  return jsonResponse(toBuilderData(getCatalog()));
}
