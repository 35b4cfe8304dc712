import { describe, expect, it } from 'vitest';
import {
  formatGrowth,
  formatInteractions,
  formatLogSpeeds,
  formatSearchSpeeds,
  formatTimes,
  formatWork,
  formatWorkSpeeds,
  type Series,
} from './report.ts';

function seriesOf(name: string, pages: number, ...seconds: readonly number[]): Series {
  return { name, pages, runs: seconds.map((time) => ({ seconds: time, peakMiB: undefined })) };
}

describe('formatTimes', () => {
  it('compares the median time of a page with that of each other generator', () => {
    const [, ours] = formatTimes([seriesOf('Ours', 100, 9, 3, 2), seriesOf('Other', 100, 2, 2, 2)]).split('\n');
    expect(ours?.split(/\s{2,}/)).toEqual(['Ours', '100', '3.00', '-', '33', '1.50']);
  });
});

describe('formatWork', () => {
  it('says how many files each writes in the time', () => {
    expect(formatWork(4000, 1500)).toMatch(/Audit Atlas .* writes 4000 files.* others .* write 1500;/);
  });
});

describe('formatGrowth', () => {
  it('sets the cost of a further page against the mean of the first', () => {
    expect(formatGrowth(seriesOf('once', 1000, 4), seriesOf('twice', 2000, 7))).toContain(
      'Up to 2000 pages a further page costs 3.00 ms, the mean of the first 1000 is 4.00 ms: 0.75',
    );
  });
});

describe('formatLogSpeeds', () => {
  it('says how many times as fast as JSON.parse each way is', () => {
    const ways = [
      { way: 'parse', seconds: 8, peakMiB: 150 },
      { way: 'count', seconds: 2, peakMiB: 210 },
    ] as const;
    const [, , counts] = formatLogSpeeds({ bytes: 1e9, events: 400_000, ways }).split('\n');
    expect(counts?.split(/\s{2,}/)).toEqual(['Counts', '2.00', '500', '4.00', '210']);
  });
});

describe('formatSearchSpeeds', () => {
  it('gives the middle, the 95th percentile and the most', () => {
    const times = Array.from({ length: 100 }, (_, at) => 100 - at);
    const [, row] = formatSearchSpeeds([{ name: 'Keys', times }]).split('\n');
    expect(row?.split(/\s{2,}/)).toEqual(['Keys', '100', '50', '95', '100']);
  });
});

describe('formatWorkSpeeds', () => {
  it('compares the median with that of the first row', () => {
    const speeds = [
      { name: 'Parse', times: [2, 9, 1] },
      { name: 'Classify', times: [5, 5] },
    ];
    const [head, , row] = formatWorkSpeeds(speeds).split('\n');
    expect(head).toContain('x Parse');
    expect(row?.split(/\s{2,}/)).toEqual(['Classify', '2', '5.000', '5.000', '2.50']);
  });
});

describe('formatInteractions', () => {
  it('names the slowest control of each page', () => {
    const controls = [
      { name: 'Copy', duration: 20 },
      { name: 'Sort', duration: 90.4 },
    ];
    const [, row, empty] = formatInteractions([
      { path: '/a/', controls },
      { path: '/b/', controls: [] },
    ]).split('\n');
    expect(row?.split(/\s{2,}/)).toEqual(['/a/', '2', '20', '90', 'Sort']);
    expect(empty).toMatch(/^\/b\/ +0 .*-$/);
  });
});
