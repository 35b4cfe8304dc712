import type { RecordContent } from './input-record.ts';

type CsvRecord = { readonly line: number } & RecordContent;

/**
 * Records of a CSV text (RFC 4180: a header, commas, quoted fields with doubled quotes and line breaks): one object for each row, with the
 * header's names as keys. Undefined for a text that is no CSV with audit events: no header, and neither JSON in quotes nor the fields of an
 * event as columns. A quote that is never closed makes the last record malformed.
 */
export function readCsv(text: string): readonly CsvRecord[] | undefined {
  const header = readCsvHeader(text);
  const records = header && readCsvRows(text, header.names, header.next);
  return records && records.length > 0 ? records : undefined;
}

/** The names of the columns, and where the first row begins; undefined for a text that is no CSV with audit events. */
export function readCsvHeader(text: string): { readonly names: readonly string[]; readonly next: CsvPosition } | undefined {
  if (!/^[^\r\n]{1,20000}[\r\n]/.test(text)) return undefined;
  const header = readRow(text, { offset: 0, line: 1 });
  return isHeader(header, text) ? { names: header.cells, next: header.next } : undefined;
}

/** The rows of a text from a position on, each of which has the columns of the header. */
export function readCsvRows(text: string, names: readonly string[], start: CsvPosition): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let next = start;
  while (next.offset < text.length) {
    const row = readRow(text, next);
    if (row.open)
      records.push({
        line: row.next.line,
        kind: 'malformed',
        column: row.open,
        reason: 'A quoted field begins here and never ends',
      });
    else if (row.cells.length > 1 || row.cells[0]?.trim() !== '')
      records.push({ line: next.line, kind: 'value', format: 'csv', value: toObject(names, row.cells) });
    next = row.next;
  }
  return records;
}

/** Where a row begins: an offset in the text, and the number of its line, from 1. */
export interface CsvPosition {
  readonly offset: number;
  readonly line: number;
}

interface Row {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly next: CsvPosition;
  /** Column of a quoted field that never ends. */
  readonly open?: number;
}

function isHeader({ cells, next, open }: Row, text: string): boolean {
  if (open || next.offset >= text.length) return false;
  if (!cells.every((cell) => /^[\w@.$:/(){}[\]# -]{1,100}$/.test(cell)) || /^\s*[{[]/.test(cells[0] ?? '')) return false;
  return (
    JSON_CELL.test(text.slice(next.offset, next.offset + PROBE)) || EVENT_COLUMNS.every((column) => column.test(cells.join(',')))
  );
}

/** How much of a text is looked at to find out whether it is CSV. */
const PROBE = 2 ** 20;

/** A quoted field with a JSON object or list in it, perhaps after what a log puts before each line. */
const JSON_CELL = /(?:^|[,\r\n])"[^"]{0,300}[[{]\s*""/;

/** A table of fields: the verb, and what it was done to. */
const EVENT_COLUMNS = [/(?:^|[,.])verb(?:,|$)/i, /(?:^|[,.])(?:requestURI|objectRef(?:\.resource)?)(?:,|$)/i];

/** One row from a position on: its fields without quotes, doubled quotes made single. */
function readRow(text: string, { offset, line }: CsvPosition): Row {
  const cells: string[] = [];
  for (let start = offset, number = line; ; ) {
    const cell = text[start] === '"' ? readQuoted(text, start) : readPlain(text, start);
    if (!cell) return { cells, next: { offset: text.length, line: number }, open: start - text.lastIndexOf('\n', start - 1) };
    cells.push(cell.text);
    number += countBreaks(cell.text);
    if (text[cell.end] === ',') start = cell.end + 1;
    else
      return {
        cells,
        next: { offset: cell.end + (text[cell.end] === '\r' && text[cell.end + 1] === '\n' ? 2 : 1), line: number + 1 },
      };
  }
}

interface Cell {
  readonly text: string;
  /** Offset of the comma or the line break after it, or the end. */
  readonly end: number;
}

function readPlain(text: string, start: number): Cell {
  const end = endOfCell(text, start);
  return { text: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): Cell | undefined {
  const quote = /"(?:"|)/g;
  quote.lastIndex = start + 1;
  for (let found = quote.exec(text); found; found = quote.exec(text)) {
    if (found[0] === '""') continue;
    return { text: text.slice(start + 1, found.index).replaceAll('""', '"'), end: endOfCell(text, found.index + 1) };
  }
  return undefined;
}

function endOfCell(text: string, start: number): number {
  const stop = /[,\r\n]/g;
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Cells without a name are left out. */
function toObject(names: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name, index) => (cells[index] === undefined ? [] : [[name, cells[index]]])));
}
