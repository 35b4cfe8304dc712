import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findEvent, findNames, LINE } from '../test-data/found.ts';

const stream = (...lines: string[]) => ({ stream: { job: 'audit' }, values: lines.map((line, at) => [`${at}`, line]) });

describe('streams of Loki', () => {
  it.each([
    ['a push', { streams: [stream(LINE)] }, 'loki-push'],
    ['a push with metadata of the line', { streams: [{ stream: {}, values: [['1', LINE, { trace: 'x' }]] }] }, 'loki-push'],
    ['a push of old', { streams: [{ labels: '{job="audit"}', entries: [{ ts: 'x', line: LINE }] }] }, 'loki-push'],
    ['a query', { status: 'success', data: { resultType: 'streams', result: [stream(LINE)], stats: {} } }, 'loki-query'],
    ['a line of logcli', { labels: { job: 'audit' }, line: LINE, timestamp: 'x' }, 'loki-query'],
    ['lines of Grafana', [{ line: LINE, timestamp: '1', fields: {} }], 'loki-query'],
  ])('of %s give the event', (_what, value, name) => {
    expect(findNames(value)).toEqual([name]);
    expect(findEvent(value)).toEqual(EVENT);
  });

  it('give an item for each line, in order', () => {
    const items = findAll({ streams: [stream(LINE, 'I1123 klog'), stream(LINE)] });
    expect(items.map(({ item, kind }) => [item, kind])).toEqual([
      [0, 'event'],
      [1, 'other'],
      [2, 'event'],
    ]);
  });

  it.each([
    [{ streams: [] }],
    [{ streams: [{ stream: {}, values: 5 }] }],
    [{ data: { resultType: 'matrix', result: [{ metric: {}, values: [[1, '2']] }] } }],
    [{ streams: [stream()] }],
    [{ streams: [{ stream: {}, values: [[], [null]] }] }],
  ])('give none from %j', (value) => {
    expect(new Set(findNames(value))).toEqual(new Set(['other']));
  });
});
