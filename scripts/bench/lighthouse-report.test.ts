import { describe, expect, it } from 'vitest';
import { type LighthouseJson, pickBetter, readReport } from './lighthouse-report.ts';

function answer(performance: number, seo: number): LighthouseJson {
  const category = (score: number | null, id: string) => ({
    score,
    auditRefs: [
      { id, weight: 1 },
      { id: 'unweighted', weight: 0 },
    ],
  });
  return {
    categories: {
      performance: category(performance, 'total-blocking-time'),
      accessibility: category(1, 'label'),
      'best-practices': category(null, 'charset'),
      seo: category(seo, 'robots-txt'),
    },
    audits: {
      'total-blocking-time': { score: performance, numericValue: 120 },
      'robots-txt': { score: seo },
      charset: { score: null },
      unweighted: { score: 0 },
    },
  };
}

describe('readReport', () => {
  it('names the audits that keep a category from 100, and no others', () => {
    expect(readReport('/', answer(1, 0.5))).toMatchObject({ scores: [100, 100, 0, 50], tbt: 120, failed: ['robots-txt'] });
  });
});

describe('pickBetter', () => {
  it('takes the report with the higher scores', () => {
    const [worse, better] = [readReport('/', answer(0.8, 1)), readReport('/', answer(0.9, 1))];
    expect([pickBetter(worse, better), pickBetter(better, worse)]).toEqual([better, better]);
  });
});
