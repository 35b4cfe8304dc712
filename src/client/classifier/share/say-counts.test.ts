import { describe, expect, it } from 'vitest';
import { sayCounts } from './say-counts.ts';

const NONE = { names: 0, addresses: 0, hosts: 0, identifiers: 0, secrets: 0 };

describe('sayCounts', () => {
  it('names each class that has something, one and several', () => {
    expect(sayCounts({ names: 3, addresses: 2, hosts: 1, identifiers: 4, secrets: 1 })).toBe(
      'Replaced 3 names, 2 addresses, 1 host and 4 identifiers, took out 1 secret.',
    );
    expect(sayCounts({ ...NONE, names: 1 })).toBe('Replaced 1 name.');
    expect(sayCounts({ ...NONE, secrets: 2 })).toBe('Took out 2 secrets.');
  });

  it('says so where there was nothing', () => {
    expect(sayCounts(NONE)).toBe('Found nothing to replace.');
  });
});
