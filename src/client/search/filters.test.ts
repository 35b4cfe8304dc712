import { describe, expect, it } from 'vitest';
import { countValues, matchesFilters } from './filters.ts';

const rule = { kind: 'rule', vendor: 'Sigma', technique: ['T1609', 'T1611'] } as const;
const other = { kind: 'rule', vendor: 'Falco', technique: [] } as const;
const operation = { kind: 'operation', verb: 'get', group: 'core' } as const;

describe('a filter', () => {
  it('takes a thing by any of its several values', () => {
    expect(matchesFilters(rule, { technique: 'T1611' })).toBe(true);
    expect(matchesFilters(rule, { technique: 'T1611', vendor: 'Falco' })).toBe(false);
  });

  it('leaves out what has no value for it', () => {
    for (const facets of [other, operation]) expect(matchesFilters(facets, { technique: 'T1609' })).toBe(false);
    expect(matchesFilters(operation, { vendor: 'Sigma' })).toBe(false);
  });

  it('counts a thing once for each of its values, the other filters applied', () => {
    expect([...countValues([rule, other, operation], {}, 'technique')]).toEqual([
      ['T1609', 1],
      ['T1611', 1],
    ]);
    expect([...countValues([rule, other, operation], { technique: 'T1609' }, 'vendor')]).toEqual([['Sigma', 1]]);
  });
});
