import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { EVENT, findAll, findEvent, findNames, LINE } from './test-data/found.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('a CSV file', () => {
  it.each(['_raw', '@message', 'message', 'log', 'log_s', 'anything'])('gives the events of its column %s', (column) => {
    const text = `_time,${column},host\r\n2026-11-23,${quoted(LINE)},cp-1\r\n2026-11-24,${quoted(LINE)},"cp,2"\r\n`;
    expect(findNames(text)).toEqual(['csv', 'csv']);
    expect(findEvent(text)).toEqual(EVENT);
  });

  it('may have quoted names, one column, no last line break, and events over many lines', () => {
    const text = `"_raw"\n${quoted(JSON.stringify(EVENT, null, 2))}\n\n${quoted(LINE)}`;
    const items = findAll(text);
    expect(items.map(({ index, line, kind }) => [index, line, kind])).toEqual([
      [0, 2, 'event'],
      [1, 3 + JSON.stringify(EVENT, null, 2).split('\n').length, 'event'],
    ]);
  });

  it('may hold lines of a container runtime', () => {
    expect(findNames(`time,log\n1,${quoted(`2026-11-23T07:20:57.883884000Z stdout F ${LINE}`)}`)).toEqual(['cri-line']);
  });

  it('goes on after rows of something else, short rows and long ones', () => {
    const text = `time,message\n1,started\n2\n3,${quoted(LINE)},x,y\n4,"{""a"":1}"`;
    expect(findNames(text)).toEqual(['other', 'other', 'csv', 'other']);
  });

  it('may be a table of fields', () => {
    const text = `verb,requestURI,objectRef.resource,user.username\nlist,/api/v1/pods,pods,alice\n`;
    expect(findNames(text)).toEqual(['csv']);
    expect(findEvent(text)).toMatchObject({ verb: 'list', objectRef: { resource: 'pods' }, user: { username: 'alice' } });
  });

  it('says where a quote is not closed', () => {
    const text = `a,message\n1,${quoted(LINE)}\n2,"{""verb"":`;
    expect(findAll(text)[1]).toMatchObject({
      kind: 'malformed',
      line: 3,
      column: 3,
      reason: expect.stringMatching(/never ends/),
    });
  });

  it.each([
    '',
    'a,b',
    'a,b\n1,2\n',
    LINE,
    `${LINE}\n${LINE}`,
    'kind: Event\nverb: get\n',
    '{"a":1},\n{"a":2}',
    `a\n${LINE}`,
    ',,,\n,,,',
  ])('is not seen in %s', (text) => {
    expect(readCsv(text)).toBeUndefined();
  });

  it('takes time in proportion', () => {
    const start = performance.now();
    expect(readCsv(`a,message\n${'"{""'.repeat(500_000)}`)).toHaveLength(1);
    expect(readCsv(`a,message\n1,${quoted(LINE)}\n${',""'.repeat(500_000)}\n${'""\n'.repeat(200_000)}`)?.length).toBeGreaterThan(
      1,
    );
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
