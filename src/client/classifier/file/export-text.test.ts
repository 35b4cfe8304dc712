import { describe, expect, it } from 'vitest';
import { toCsv, toJson } from './export-text.ts';
import type { Column } from './table-model.ts';

const columns: Column<readonly [string, number]>[] = [
  { key: 'name', title: 'Name', value: ([name]) => name },
  { key: 'events', title: 'Events', value: ([, events]) => events },
];

describe('an export as CSV', () => {
  it('begins with the keys, ends each row with CRLF, and quotes what needs it', () => {
    expect(toCsv([['a,"b"\nc', -3]], columns)).toBe('name,events\r\n"a,""b""\nc",-3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('writes %j so that no spreadsheet runs it', (text) => {
    const cell = toCsv([[text, 1]], columns).slice('name,events\r\n'.length);
    expect(cell.replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
  });

  it('leaves a text alone that only holds such a sign', () => {
    expect(toCsv([['get-pods@x', 1]], columns)).toContain('\r\nget-pods@x,1');
  });

  it('has the head alone where there are no rows', () => {
    expect(toCsv([], columns)).toBe('name,events\r\n');
  });
});

describe('an export as JSON', () => {
  it('keeps numbers and texts as they are', () => {
    expect(JSON.parse(toJson([['=1"', 2]], columns))).toEqual([{ name: '=1"', events: 2 }]);
  });
});
