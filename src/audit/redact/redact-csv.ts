import type { JsonBox, JsonText } from './json-tree.ts';
import { redactParts } from './redact-text.ts';
import { redactValue } from './redact-value.ts';
import { normalizeKey } from './roles.ts';
import type { Redacting } from './running-text.ts';

const CELL = /("(?:[^"]|"")*"?|[^,\r\n]*)(,|\r\n|\n|\r|$)/g;

interface Cell {
  readonly raw: string;
  readonly value: string;
  /** The comma or line break after it. */
  readonly end: string;
}

/** Redacts a CSV text with a header (RFC 4180), cell by cell; the header stays. Gives each row as it is made. */
export function* redactCsv(text: string, redacting: Redacting): Generator<string> {
  let header: readonly string[] | undefined;
  for (const row of readRows(text)) {
    if (header === undefined) {
      header = row.map(({ value }) => value);
      yield row.map(({ raw, end }) => raw + end).join('');
      continue;
    }
    yield redactRow(row, header, redacting);
  }
}

function* readRows(text: string): Generator<readonly Cell[]> {
  let row: Cell[] = [];
  for (const [, raw = '', end = ''] of text.matchAll(CELL)) {
    const value = raw.startsWith('"')
      ? raw.slice(1, raw.length > 1 && raw.endsWith('"') ? -1 : undefined).replaceAll('""', '"')
      : raw;
    row.push({ raw, value, end });
    if (end === ',') continue;
    yield row;
    row = [];
    if (end === '') return;
  }
}

function redactRow(row: readonly Cell[], header: readonly string[], redacting: Redacting): string {
  const box: JsonBox = {
    kind: 'object',
    members: row.map(({ value }, index) => ({ key: toText(header[index] ?? ''), value: toText(value) })),
  };
  return row
    .map(({ raw, value, end }, index) => {
      const place = { keys: normalizeKey(header[index] ?? ''), around: [{ box, depth: 0 }] };
      const made = redactValue(value, place, redacting, (inner, at) => [...redactParts(inner, redacting, at)].join(''));
      if (made === value) return raw + end;
      return (raw.startsWith('"') || /[",\r\n]/.test(made) ? `"${made.replaceAll('"', '""')}"` : made) + end;
    })
    .join('');
}

function toText(value: string): JsonText {
  return { kind: 'text', start: 0, end: 0, value, open: false };
}
