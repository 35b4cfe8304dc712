import { describe, expect, it } from 'vitest';
import { choicesOf, keepKnown, matchesRow, type RowFacts, readState, writeState } from './filter.ts';

const row = (facts: Record<string, string>): RowFacts => new Map(Object.entries(facts));
const exec = row({
  ...{ title: 'Exec into a Pod', vendor: 'Sigma', severity: 'high', status: 'stable', technique: 'T1609, T1059.013' },
  ...{ resource: 'pods', language: 'sigma', health: 'likely' },
});
const secrets = row({
  ...{ title: 'Секреты read', vendor: 'Elastic', severity: 'unrated', status: 'deprecated', technique: '' },
  ...{ resource: 'secrets, configmaps', language: 'kuery', health: '' },
});
const rows = [exec, secrets];
const shown = (query: string) => rows.filter((each) => matchesRow(each, readState(query)));

describe('the filter of rules', () => {
  it('shows all without a filter', () => {
    expect(shown('')).toEqual(rows);
    expect(shown('?utm_source=x&vendor=&severity=*&q=%20')).toEqual(rows);
  });

  it('takes each filter by itself and all together', () => {
    expect(shown('?vendor=Sigma')).toEqual([exec]);
    expect(shown('?resource=configmaps')).toEqual([secrets]);
    expect(shown('?technique=T1059.013&severity=high')).toEqual([exec]);
    expect(shown('?technique=T1059')).toEqual([]);
    expect(shown('?vendor=Sigma&language=kuery')).toEqual([]);
  });

  it('takes health without a value for any finding', () => {
    expect(shown('?health=')).toEqual([exec]);
    expect(shown('?health=likely')).toEqual([exec]);
    expect(shown('?health=certain')).toEqual([]);
  });

  it('finds rows that have each of the words somewhere, in letters of either case', () => {
    expect(shown('?q=POD%20t1609')).toEqual([exec]);
    expect(shown('?q=%D1%81%D0%B5%D0%BA%D1%80%D0%B5%D1%82%D1%8B')).toEqual([secrets]);
    expect(shown('?q=pod%20kuery')).toEqual([]);
    expect(shown('?q=(.*')).toEqual([]);
  });

  it('reads back what it writes', () => {
    for (const query of ['', '?health=', '?vendor=Google+SecOps+%28Chronicle%29&q=a+%26+b'])
      expect(writeState(readState(query))).toBe(query);
  });

  it('drops what no row has, so that an old address does not empty the page', () => {
    const state = keepKnown(readState('?vendor=Nobody&severity=high&health=&q=nothing'), rows);
    expect([...state.keys()]).toEqual(['severity', 'health', 'q']);
    expect(keepKnown(readState('?vendor=Sigma'), [])).toEqual(new Map());
  });

  it('offers the values that there are, with how many rows have each', () => {
    expect(choicesOf('vendor', rows).map(({ text }) => text)).toEqual(['Sigma (1)', 'Elastic (1)']);
    expect(choicesOf('severity', rows).map(({ value }) => value)).toEqual(['high', 'unrated']);
    expect(choicesOf('resource', rows).map(({ value }) => value)).toEqual(['configmaps', 'pods', 'secrets']);
    expect(choicesOf('health', rows).map(({ value }) => value)).toEqual(['', 'likely']);
    expect(choicesOf('health', [secrets]).map(({ value }) => value)).toEqual(['']);
    expect(choicesOf('technique', [])).toEqual([]);
  });
});
