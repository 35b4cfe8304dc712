import { describe, expect, it } from 'vitest';
import { arrangeRows, type Column } from './table-model.ts';

interface Row {
  readonly name: string;
  readonly count: number | string;
}

const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', value: ({ name }) => name },
  { key: 'count', title: 'Events', value: ({ count }) => count },
];
const rows: Row[] = [
  { name: 'list-Secrets', count: 10 },
  { name: 'get-pods', count: 9 },
  { name: 'create-pods', count: 9 },
];
const namesOf = (text: string, key: string, isDown: boolean) =>
  arrangeRows(rows, columns, text, { key, isDown }).map(({ name }) => name);

describe('the rows of a table', () => {
  it('are sorted by number, not by its digits, and equal ones keep their order', () => {
    expect(namesOf('', 'count', false)).toEqual(['get-pods', 'create-pods', 'list-Secrets']);
    expect(namesOf('', 'count', true)).toEqual(['list-Secrets', 'get-pods', 'create-pods']);
  });

  it('are sorted by text without regard to case', () => {
    expect(namesOf('', 'name', false)).toEqual(['create-pods', 'get-pods', 'list-Secrets']);
  });

  it('are those that hold every word, in any column and any case', () => {
    expect(namesOf('PODS  9', 'name', false)).toEqual(['create-pods', 'get-pods']);
    expect(namesOf('pods 10', 'name', false)).toEqual([]);
    expect(namesOf('  ', 'name', false)).toHaveLength(3);
  });

  it('keep their order where no column has the name', () => {
    expect(namesOf('', 'other', true)).toEqual(rows.map(({ name }) => name));
  });

  it('put numbers before texts where a column has both', () => {
    const mixed = [...rows, { name: 'x', count: '' }];
    expect(arrangeRows(mixed, columns, '', { key: 'count', isDown: false }).at(-1)?.name).toBe('x');
  });

  it('leave the given list as it is', () => {
    arrangeRows(rows, columns, '', { key: 'name', isDown: false });
    expect(rows[0]?.name).toBe('list-Secrets');
  });
});
