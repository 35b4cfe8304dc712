import type { IdentifierRow } from '../../view/search/search-file.ts';

/**
 * Reads search/identifiers.json, which has a row on each line, piece by piece: gives the rows that each piece completes.
 * @throws Error where the text is no such file, or ends early
 */
export async function* readRows(pieces: AsyncIterable<string>): AsyncGenerator<readonly IdentifierRow[]> {
  let [rest, isBegun] = ['', false];
  for await (const piece of pieces) {
    rest += piece;
    if (!isBegun) {
      const head = rest.indexOf('\n');
      if (head < 0) continue;
      [rest, isBegun] = [rest.slice(head + 1), true];
    }
    const end = rest.lastIndexOf('\n');
    if (end < 0) continue;
    yield JSON.parse(`[${rest.slice(0, end).replace(/,$/, '')}]`);
    rest = rest.slice(end + 1);
  }
  if (!isBegun || rest !== ']}') throw new Error('The search index ends early');
}
