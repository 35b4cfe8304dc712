import { describe, expect, it } from 'vitest';
import { createPlaces } from './places.ts';

const parts = [
  { name: 'a.log', offset: 0, lines: 0 },
  { name: 'empty.log', offset: 100, lines: 10 },
  { name: 'b.log.gz', offset: 100, lines: 10 },
];

describe('places in several files', () => {
  const { sayLine, lineIn, byteIn } = createPlaces(parts);

  it('are told by the file and the line in it', () => {
    expect([1, 10, 11].map(sayLine)).toEqual(['a.log: 1', 'a.log: 10', 'b.log.gz: 1']);
    expect(lineIn(12)).toEqual({ file: 'b.log.gz', line: 2 });
  });

  it('are found by their byte, never in a file without content', () => {
    expect([0, 99, 100, 130].map(byteIn)).toEqual([
      { file: 0, offset: 0 },
      { file: 0, offset: 99 },
      { file: 2, offset: 0 },
      { file: 2, offset: 30 },
    ]);
  });
});

describe('places in one file', () => {
  it('are told by the line alone', () => {
    expect(createPlaces(parts.slice(0, 1)).sayLine(1234)).toBe('1,234');
  });
});
