import type { IdentifierFile } from './search-file.ts';

/** The text of search/identifiers.json: a row on each line, so that the browser reads rows while others are still on their way. */
export function printRows({ rows }: IdentifierFile): string {
  return `{"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}`;
}
