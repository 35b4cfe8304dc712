import { isObject, type JsonObject, ownValue, textAt } from '../json.ts';
import { countColumns, fromColumns } from './event-columns.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * A row of the Azure Monitor tables AKSAudit and AKSAuditAdmin: one column per field, named in Pascal case (AuditId, RequestUri). Exports
 * hold the dynamic columns as text. There is no column for impersonatedUser.
 */
export const aksAuditTable: Wrapper = {
  name: 'aksaudit-table',
  keys: ['Verb', 'AuditId', 'AuditID'],
  detect: (value) => isPascalEvent(value) && !isObject(ownValue(value, 'ImpersonatedUser')),
  unwrap: (value) => [fromColumns(value, ['impersonatedUser', 'authenticationMetadata'])],
};

/**
 * A row of Defender's table CloudAuditEvents, plain or as the streaming API sends it in `properties`: the event is in RawEventData, its own
 * keys in Pascal case, the inner ones as they were. Other clouds have their own records there.
 */
export const cloudAuditEvents: Wrapper = {
  name: 'cloudauditevents',
  keys: ['RawEventData', 'properties'],
  detect: (value) => rawDataOf(value) !== undefined,
  unwrap: (value) => {
    const data = rawDataOf(value);
    return [isPascalEvent(data) ? fromColumns(data, []) : { value: data }];
  },
};

/** Answer of the Log Analytics query API, {tables: [{columns: [{name}], rows: [[...]]}]}, and of Elastic's ES|QL and SQL: one such table. */
export const queryTables: Wrapper = {
  name: 'query-table',
  keys: ['tables', 'columns'],
  detect: (value) => tablesOf(value).length > 0,
  unwrap: (value) => tablesOf(value).flatMap(({ names, rows }) => rows.map((row) => ({ value: toRow(names, row) }))),
};

function isPascalEvent(value: unknown): boolean {
  const named = isObject(value) && ['Verb', 'AuditId', 'AuditID'].some((key) => Object.hasOwn(value, key));
  return named && countColumns(value) >= 3;
}

function rawDataOf(value: unknown): unknown {
  const data = ownValue(value, 'RawEventData') ?? ownValue(readInner(ownValue(value, 'properties')), 'RawEventData');
  return data === undefined || data === null ? undefined : readInner(data);
}

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function tablesOf(value: unknown): readonly Table[] {
  const tables = ownValue(value, 'tables') ?? [value];
  return (Array.isArray(tables) ? tables : []).flatMap((table: unknown) => {
    const [columns, rows] = [ownValue(table, 'columns'), ownValue(table, 'rows') ?? ownValue(table, 'values')];
    if (!Array.isArray(columns) || !Array.isArray(rows)) return [];
    return [{ names: columns.map((column) => textAt(column, 'name')), rows: rows.filter(Array.isArray) }];
  });
}

function toRow(names: readonly string[], row: readonly unknown[]): JsonObject {
  return Object.fromEntries(row.slice(0, names.length).map((cell, index) => [names[index], cell]));
}
