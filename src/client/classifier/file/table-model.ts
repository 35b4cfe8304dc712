/** A column of a table over rows: what it holds as data, which is what is sorted, filtered and exported. */
export interface Column<R> {
  /** Its name in an export. */
  readonly key: string;
  readonly title: string;
  readonly value: (row: R) => string | number;
}

export interface Order {
  readonly key: string;
  readonly isDown: boolean;
}

/**
 * The rows that hold every word of `text` in one of their columns, whatever the case, in the order of a column. Rows that are equal there
 * keep their order. Texts are compared without regard to case, numbers come before texts.
 */
export function arrangeRows<R>(rows: readonly R[], columns: readonly Column<R>[], text: string, order: Order): readonly R[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = (row: R): boolean => {
    const own = columns
      .map(({ value }) => value(row))
      .join('\n')
      .toLowerCase();
    return words.every((word) => own.includes(word));
  };
  const found = words.length === 0 ? [...rows] : rows.filter(holdsAll);
  const column = columns.find(({ key }) => key === order.key);
  return column ? sortRows(found, column, order.isDown) : found;
}

function sortRows<R>(rows: readonly R[], { value }: Column<R>, isDown: boolean): readonly R[] {
  const sign = isDown ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: toSortKey(value(row)) }));
  return keyed.sort((a, b) => sign * compareKeys(a.key, b.key)).map(({ row }) => row);
}

function toSortKey(value: string | number): string | number {
  return typeof value === 'number' ? value : value.toLowerCase();
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
