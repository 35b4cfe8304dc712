import type { Column } from './table-model.ts';

/** Rows as CSV (RFC 4180), the keys of the columns first. */
export function toCsv<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const lines = [columns.map(({ key }) => key), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

/** Rows as a JSON list of objects, values as they are. */
export function toJson<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** What a spreadsheet would take for the beginning of a formula, the wide forms of East Asian input too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of CSV. The texts come from a log, in which an attacker may write (user agents, names): one that a spreadsheet would run as a
 * formula gets an apostrophe in front, as OWASP's page on CSV injection says. A number is written as it is.
 */
function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
