import { element } from '../../element.ts';
import { download } from './download.ts';
import { toCsv, toJson } from './export-text.ts';
import { countOf } from './numbers.ts';
import { createRowBlocks } from './row-blocks.ts';
import { arrangeRows, type Column, type Order } from './table-model.ts';

/** A column as the page shows it. */
export interface ShownColumn<R> extends Column<R> {
  /** What stands in the cell; without it, the value. */
  readonly cell?: (row: R) => readonly (Node | string)[];
  /** Numbers stand to the right. */
  readonly isNumber?: boolean;
}

export interface TableSettings<R> {
  readonly caption: string;
  readonly rows: readonly R[];
  /** The first one heads its row. */
  readonly columns: readonly ShownColumn<R>[];
  readonly order: Order;
  /** What an export holds; every row has these. */
  readonly exported: readonly Column<R>[];
  /** Name of an exported file without its ending. */
  readonly fileName: string;
}

/** Rows that are printed; the export holds all. */
const PRINTED = 500;

/** A table that can be filtered, sorted by its heads, and exported as it stands; of thousands of rows those in sight are made. */
export function renderReportTable<R>(settings: TableSettings<R>): HTMLElement {
  const { caption, rows, columns } = settings;
  const searched = [...columns, ...settings.exported];
  let { order } = settings;
  let shown: readonly R[] = rows;
  const table = element('table', { class: 'operations stack', 'aria-rowcount': String(rows.length + 1) });
  const note = element('p', { class: 'print-only small' });
  const input = element('input', {
    type: 'search',
    class: 'field-input',
    placeholder: 'Filter',
    'aria-label': `Filter: ${caption}`,
  });
  const count = element('output', { class: 'soft small' });
  const blocks = createRowBlocks(table);
  const heads = columns.map((column) => renderHead(column, () => sortBy(column)));
  const update = (): void => {
    shown = arrangeRows(rows, searched, input.value, order);
    heads.forEach((head, at) => {
      head.ariaSort = columns[at]?.key === order.key ? (order.isDown ? 'descending' : 'ascending') : null;
    });
    table.ariaRowCount = String(shown.length + 1);
    count.textContent = input.value.trim() === '' ? '' : `${countOf(shown.length)} of ${countOf(rows.length)}`;
    note.textContent =
      shown.length > PRINTED ? `The first ${PRINTED} of ${countOf(shown.length)} rows are printed; an export holds all.` : '';
    blocks.show({ count: shown.length, columns: columns.length, makeRow: (at) => renderRow(shown[at] as R, at, columns) });
  };
  const sortBy = ({ key, value }: Column<R>): void => {
    const isFirstDown = typeof value(rows[0] as R) === 'number';
    order = { key, isDown: order.key === key ? !order.isDown : isFirstDown };
    update();
  };
  table.append(element('caption', { text: caption }), element('thead', {}, element('tr', { 'aria-rowindex': '1' }, ...heads)));
  input.addEventListener('input', update);
  update();
  const box = element(
    'div',
    { class: 'report-table' },
    renderBar(input, count, settings, () => shown),
    table,
    note,
  );
  box.addEventListener('report-print', () => blocks.pin(PRINTED));
  box.addEventListener('report-screen', () => blocks.release());
  return box;
}

const NEUTRALISED = 'A text that a spreadsheet would run as a formula gets an apostrophe in front';

function renderHead<R>({ title, isNumber }: ShownColumn<R>, sort: () => void): HTMLTableCellElement {
  const button = element('button', { type: 'button', text: title });
  button.addEventListener('click', sort);
  return element('th', { scope: 'col', class: isNumber ? 'num' : undefined }, button);
}

function renderRow<R>(row: R, at: number, columns: readonly ShownColumn<R>[]): HTMLTableRowElement {
  const cells = columns.map(({ title, value, cell, isNumber }, index) => {
    const content = cell ? cell(row) : [textOf(value(row))];
    if (index === 0) return element('th', { scope: 'row' }, ...content);
    return element(
      'td',
      { class: isNumber ? 'num' : undefined, 'data-label': content.length > 0 ? title : undefined },
      ...content,
    );
  });
  return element('tr', { 'aria-rowindex': String(at + 2) }, ...cells);
}

function textOf(value: string | number): string {
  return typeof value === 'number' ? countOf(value) : value;
}

function renderBar<R>(
  input: Node,
  count: Node,
  { exported, fileName, caption }: TableSettings<R>,
  shown: () => readonly R[],
): HTMLElement {
  const save = (text: string, label: string, make: () => void, title?: string): HTMLButtonElement => {
    const button = element('button', { type: 'button', class: 'btn', text, 'aria-label': `${label}: ${caption}`, title });
    button.addEventListener('click', make);
    return button;
  };
  return element(
    'div',
    { class: 'bar no-print' },
    input,
    count,
    save(
      'CSV',
      'Save as CSV',
      () => download(toCsv(shown(), exported), 'text/csv;charset=utf-8', `${fileName}.csv`),
      NEUTRALISED,
    ),
    save('JSON', 'Save as JSON', () => download(toJson(shown(), exported), 'application/json', `${fileName}.json`)),
  );
}
