import { describe, expect, it } from 'vitest';
import { formatProgress } from './progress.ts';

const STATE = { bytes: 9, lines: 5, events: 3000, others: 0, failures: 0, read: 250e6, size: 1003e6, seconds: 2 };

describe('formatProgress', () => {
  it('says how far it is where the size is known', () => {
    expect(formatProgress(STATE)).toBe('[#####               ] 24 % of 1,003.0 MB, 3,000 events, 1,500 events/s');
  });

  it('says what was read where it is not, and what cannot be read', () => {
    expect(formatProgress({ ...STATE, size: undefined, failures: 2, seconds: 0 })).toBe(
      '250.0 MB, 3,000 events, 0 events/s, 2 cannot be read',
    );
  });
});
