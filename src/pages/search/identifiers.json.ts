import { getCatalog } from '../../catalog/index.ts';
import { jsonTextResponse } from '../../view/json.ts';
import { printRows } from '../../view/search/print-rows.ts';
import { toIdentifierFile, toSearchRecords } from '../../view/search/search-records.ts';

/** What the search loads at first use: every page by its names. */
export function GET(): Response {
  return jsonTextResponse(printRows(toIdentifierFile(toSearchRecords(getCatalog()))));
}
