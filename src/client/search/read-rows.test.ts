import { describe, expect, it } from 'vitest';
import { printRows } from '../../view/search/print-rows.ts';
import type { IdentifierRow } from '../../view/search/search-file.ts';
import { readRows } from './read-rows.ts';

const rows: readonly IdentifierRow[] = ['pods', 'a "b",\n{c}]}', 'Ünïcödé 🔎'].map((t) => ({ k: 'page', t, u: '/', s: '' }));
const text = printRows({ rows });

async function read(pieces: readonly string[]): Promise<IdentifierRow[]> {
  const stream = (async function* () {
    yield* pieces;
  })();
  const found: IdentifierRow[] = [];
  for await (const lot of readRows(stream)) found.push(...lot);
  return found;
}

describe('the rows of the search', () => {
  it('are JSON, a row on each line', () => {
    expect(JSON.parse(text)).toEqual({ rows });
    expect(text.split('\n')).toHaveLength(rows.length + 2);
  });

  it('are the same wherever the pieces of the file part', async () => {
    expect(await read([text])).toEqual(rows);
    expect(await read([...text])).toEqual(rows);
    for (let at = 0; at < text.length; at++) expect(await read([text.slice(0, at), '', text.slice(at)])).toEqual(rows);
  });

  it('may be one, or none', async () => {
    expect(await read([printRows({ rows: rows.slice(0, 1) })])).toEqual(rows.slice(0, 1));
    expect(await read([printRows({ rows: [] })])).toEqual([]);
  });

  it('come one by one, before the rest is there', async () => {
    const stream = (async function* () {
      yield text.slice(0, text.indexOf('pods') + 40);
      throw new Error('offline');
    })();
    const lots = readRows(stream);
    expect((await lots.next()).value).toEqual(rows.slice(0, 1));
    await expect(lots.next()).rejects.toThrow('offline');
  });

  it('are not taken for all where the file ends early, or is another', async () => {
    for (const broken of ['', '<!doctype html>', '{}\n', text.slice(0, -1), text.slice(0, text.lastIndexOf('\n'))]) {
      await expect(read([broken]), broken).rejects.toThrow();
    }
  });
});
