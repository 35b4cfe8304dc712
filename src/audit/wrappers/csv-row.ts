import { isAuditEvent } from '../event.ts';
import { isObject, ownValue } from '../json.ts';
import { hasEventColumns, openFlatRow } from './flat-row.ts';
import { openText } from './inner-text.ts';
import type { Wrapped } from './wrapper.ts';

/** Columns that hold the whole line, by the tools that export them. */
const LINE_COLUMNS = [
  '_raw',
  '@message',
  'message',
  'Message',
  'log',
  'log_s',
  'msg',
  'line',
  'Line',
  'event',
  'body',
  'content',
  'textPayload',
];

/** What a row of a CSV holds: the line in the column for it, or an event in any other, or the event's fields in columns, else the row. */
export function openRow(row: unknown): Wrapped {
  if (!isObject(row)) return { value: row };
  for (const column of LINE_COLUMNS) {
    const inside = openText(ownValue(row, column));
    if (inside) return inside;
  }
  for (const cell of Object.values(row)) {
    const inside = openText(cell);
    if (inside && isAuditEvent(inside.value)) return inside;
  }
  return hasEventColumns(row) ? openFlatRow(row) : { value: row };
}
