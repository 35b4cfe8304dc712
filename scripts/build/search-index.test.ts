import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { getCatalog } from '../../src/catalog/index.ts';
import { toSearchRecords } from '../../src/view/search/search-records.ts';
import { createSearchIndex } from './search-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'search-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function writeIndex(name: string): Promise<ReadonlyMap<string, string>> {
  const index = await createSearchIndex(getCatalog());
  index.writeTo(join(folder, name));
  const names = readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(join(folder, name).length), readFileSync(path, 'base64')];
    }),
  );
}

describe('createSearchIndex', () => {
  it('writes the same bytes each time, and a list that names the fragment of each page', { timeout: 60_000 }, async () => {
    const [first, second] = [await writeIndex('a'), await writeIndex('b')];
    expect([...first].sort()).toEqual([...second].sort());
    const { pages } = JSON.parse(readFileSync(join(folder, 'a/pages.json'), 'utf8')) as { pages: string[] };
    const records = toSearchRecords(getCatalog());
    const fragments = new Set(readdirSync(join(folder, 'a/fragment')));
    expect(pages).toHaveLength(records.length);
    expect(
      records.filter(({ facets }, row) => (facets.kind === 'any') === fragments.has(`en_${pages[row]}.pf_fragment`)),
    ).toEqual([]);
  });
});
