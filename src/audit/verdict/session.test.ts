import { describe, expect, it } from 'vitest';
import { judge, makeExec, makeSecrets, textsOn } from '../test-data/judge.ts';
import { parseTime, sayDuration } from './duration.ts';

describe('the length of a session', () => {
  const start = makeExec('?command=sh', { stage: 'ResponseStarted', stageTimestamp: '2026-11-23T07:20:10.000000Z' });
  const end = makeExec('?command=sh', { stageTimestamp: '2026-11-23T07:24:30.500000Z' });

  it('is read from the pair of its records', () => {
    const session = judge(end, [], [start, end]).answers.find(({ question }) => question === 'Session');
    expect(session?.statements.at(-1)?.text).toBe('Open for 4 min 21 s, from ResponseStarted to ResponseComplete');
  });

  it('is read from the last record alone as far as it goes', () => {
    expect(textsOn('Session', end).at(-1)).toBe('Over 4 min 21 s after the request was received');
  });

  it('is unknown before the end, and where times are broken', () => {
    expect(textsOn('Session', start).at(-1)).toMatch(/^How long it was open is in the record at ResponseComplete/);
    expect(textsOn('Session', { ...end, stageTimestamp: 'soon' }).at(-1)).toBe('How long it was open is not in the record');
    expect(textsOn('Session', { ...end, stageTimestamp: '2020-01-01T00:00:00Z' }).at(-1)).toBe(
      'How long it was open is not in the record',
    );
  });

  it('is the time of an answer for other requests, and for those that were refused', () => {
    expect(textsOn('When', makeSecrets('list')).at(-1)).toBe('Answered after 3 ms');
    expect(textsOn('When', { ...end, responseStatus: { code: 403 } }).at(-1)).toMatch(/^Answered after/);
    expect(textsOn('When', makeSecrets('list', { requestReceivedTimestamp: 5, stageTimestamp: null }))).toEqual([]);
  });
});

describe('parseTime', () => {
  it('reads the times of the audit log and nothing else', () => {
    expect(parseTime('2026-11-23T07:20:09.128999Z')).toBe(Date.UTC(2026, 10, 23, 7, 20, 9, 128));
    expect(parseTime('2026-11-23T08:20:09+01:00')).toBe(Date.UTC(2026, 10, 23, 7, 20, 9));
    for (const text of ['', '2026', '2026-13-40T00:00:00Z', 'Nov 23', '1']) expect(parseTime(text)).toBeUndefined();
  });
});

describe('sayDuration', () => {
  it.each([
    [0, 'less than 1 ms'],
    [37, '37 ms'],
    [2540, '2.5 s'],
    [200_000, '3 min 20 s'],
    [18_120_000, '5 h 2 min'],
  ])('says %d as %s', (milliseconds, expected) => {
    expect(sayDuration(milliseconds)).toBe(expected);
  });
});
