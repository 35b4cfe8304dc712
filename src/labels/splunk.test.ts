import { describe, expect, it } from 'vitest';
import { SMALL_SURFACE_DATA } from '../audit/test-data/small-surface.ts';
import { LOOKUP_FILE, toSplunkSearch } from './splunk.ts';

describe('the search for Splunk', () => {
  const search = toSplunkSearch(SMALL_SURFACE_DATA);

  it('looks the key up in the file that is published', () => {
    expect(search).toContain(`| lookup ${LOOKUP_FILE} key AS audit_key OUTPUT operation, page`);
  });

  it('turns the path of each family into its pattern', () => {
    for (const { pattern } of SMALL_SURFACE_DATA.nonResource) expect(search).toContain(`, "${pattern}"`);
  });

  it('puts field names with a dot between single quotes, and texts between double ones', () => {
    expect(search).toContain(`coalesce('objectRef.apiGroup', "")`);
    expect(search.match(/"/g)?.length ?? 1).toSatisfy((count: number) => count % 2 === 0);
  });
});
