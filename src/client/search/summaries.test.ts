import { describe, expect, it } from 'vitest';
import { joinTexts } from './summaries.ts';

const find = joinTexts([
  'Reads the logs of a Pod.',
  '',
  'Catalogs İstanbul.',
  'LOG',
  'A class; classes; v1.2',
  'log,logs blog logger',
]);

describe('the search in summaries', () => {
  it('finds whole words in small and capital letters, in every text that has them', () => {
    expect(find('pod')).toEqual([0]);
    expect(find('istanbul')).toEqual([]);
    expect(find('v1')).toEqual([4]);
  });

  it('finds plurals by their stem, and no words that only begin or end so', () => {
    expect([...new Set(find('log'))]).toEqual([0, 3, 5]);
    expect(find('logs')).toEqual([]);
    expect(find('class')).toEqual([4]);
  });

  it('finds nothing for nothing, and in no texts', () => {
    expect(find('')).toEqual([]);
    expect(joinTexts([])('log')).toEqual([]);
  });
});
