import { getCatalog } from '../../catalog/index.ts';
import { jsonResponse } from '../../view/json.ts';
import { toIdentifierFile, toSearchRecords } from '../../view/search/search-records.ts';

/** What the search loads at first use: every page by its names. */
export function GET(): Response {
  return jsonResponse(toIdentifierFile(toSearchRecords(getCatalog())));
}
