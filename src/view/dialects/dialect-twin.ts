import { namerOf } from '../../catalog/dialect-names.ts';
import { dumpDialect } from '../../catalog/dump.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Dialect } from '../../schema/dialect.ts';
import { nameStatus } from './dialect-words.ts';

/** JSON twin of a dialect page: its row of data/dialects.json and every field with its names. */
export function toDialectTwin(dialect: Dialect, catalog: Catalog): object {
  const { allNamesOf } = namerOf(dialect, catalog);
  return {
    ...dumpDialect(dialect),
    fields: catalog.fields.map(({ path }) => ({ path, names: allNamesOf(path) })),
  };
}

const HEAD = ['field', 'name', 'status', 'partial', 'first value alone', 'notes', 'source'];

/** The same as CSV (RFC 4180): one row for each name, and one for each field that has none. */
export function toDialectCsv(dialect: Dialect, catalog: Catalog): string {
  const { allNamesOf } = namerOf(dialect, catalog);
  const rows = catalog.fields.flatMap(({ path }) =>
    allNamesOf(path).map((found) => [
      path,
      found.kind === 'named' ? found.name : '',
      nameStatus(found),
      String(found.kind === 'named' && found.partial === true),
      String(found.kind === 'named' && found.first === true),
      found.kind === 'unknown' ? '' : (found.note ?? ''),
      found.kind === 'unknown' ? '' : (found.source?.url ?? ''),
    ]),
  );
  return `${[HEAD, ...rows].map((row) => row.map(quoteCell).join(',')).join('\r\n')}\r\n`;
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
