import { getCatalog } from '../../catalog/index.ts';
import { jsonResponse } from '../../view/json.ts';
import { toProductNames } from '../../view/search/product-names.ts';

/** What the search loads where something is typed that may be a product's name of a field. */
export function GET(): Response {
  return jsonResponse(toProductNames(getCatalog()));
}
