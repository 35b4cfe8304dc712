import { describe, expect, it } from 'vitest';
import { measureDistance } from './distance.ts';

describe('measureDistance', () => {
  it('counts a dropped, an added, a wrong and two swapped letters as one each', () => {
    for (const typo of ['secrts', 'seccrets', 'secrots', 'secrest']) expect(measureDistance(typo, 'secrets', 3)).toBe(1);
  });

  it('answers one more than the limit for what is farther away', () => {
    expect(measureDistance('pods', 'clusterroles', 2)).toBe(3);
    expect(measureDistance('abcdef', 'ghijkl', 2)).toBe(3);
  });
});
