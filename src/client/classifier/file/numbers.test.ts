import { describe, expect, it } from 'vitest';
import { bytesOf, countOf, durationOf, percentOf, plural } from './numbers.ts';

describe('numbers in words', () => {
  it('part thousands, and say one of a thing without "s"', () => {
    expect([countOf(1234567), plural(1, 'event'), plural(0, 'event')]).toEqual(['1,234,567', '1 event', '0 events']);
  });

  it('give bytes three digits and a decimal unit', () => {
    expect([0, 1, 999, 1000, 45_678, 999_400, 1e6, 312_345_678, 1_034_000_000].map(bytesOf)).toEqual([
      ...['0 bytes', '1 byte', '999 bytes', '1.00 kB', '45.7 kB', '999 kB', '1.00 MB', '312 MB', '1.03 GB'],
    ]);
  });

  it('give a time in seconds, then in minutes', () => {
    expect([0, 840, 9960, 59_400, 59_600, 185_000].map(durationOf)).toEqual([
      ...['0.0 s', '0.8 s', '10 s', '59 s', '1 min 0 s', '3 min 5 s'],
    ]);
  });

  it('never round a part to nothing or to all', () => {
    expect([
      ...[percentOf(0, 9), percentOf(1, 1e6), percentOf(1, 40), percentOf(1, 3), percentOf(999_999, 1e6), percentOf(9, 9)],
    ]).toEqual(['0 %', '< 0.1 %', '2.5 %', '33.3 %', '> 99.9 %', '100 %']);
  });
});
