import { describe, expect, it } from 'vitest';
import { getCatalog } from '../../src/catalog/index.ts';
import { toSearchRecords } from '../../src/view/search/search-records.ts';
import { createSearchIndex } from './search-index.ts';

async function writeIndex(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const index = await createSearchIndex(getCatalog());
  index.writeTo({ write: (name, content) => files.set(name, Buffer.from(content as Uint8Array).toString('latin1')) });
  return files;
}

describe('createSearchIndex', () => {
  it('writes the same bytes each time, and a list that names the fragment of each page', { timeout: 60_000 }, async () => {
    const [first, second] = [await writeIndex(), await writeIndex()];
    expect([...first].sort()).toEqual([...second].sort());
    const { pages } = JSON.parse(first.get('pagefind/pages.json') ?? '') as { pages: string[] };
    const records = toSearchRecords(getCatalog());
    expect(pages).toHaveLength(records.length);
    const hasFragment = (name = '') => first.has(`pagefind/fragment/en_${name}.pf_fragment`);
    expect(records.filter(({ facets }, row) => (facets.kind === 'any') === hasFragment(pages[row]))).toEqual([]);
  });
});
