import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OperationsDump } from '../../src/schema/dump.ts';
import { dist, readJson, readText } from './built-site.ts';

const { operations } = readJson<OperationsDump>('/data/operations.json');
const [head, ...rows] = readText('/data/audit-operations.csv').trimEnd().split('\r\n');
const cells = rows.map((row) => row.split(','));

describe('the files that label records', () => {
  it('have a row for every operation, and no other', () => {
    const labelled = new Set(cells.map(([, operation]) => operation));
    expect(labelled).toEqual(new Set(operations.map(({ id }) => id)));
  });

  it('lead to pages that exist', () => {
    expect(head?.split(',').at(-1)).toBe('page');
    const missing = cells.filter(
      (row) => !existsSync(join(dist, new URL(row.at(-1) ?? '', 'https://a.example').pathname, 'index.html')),
    );
    expect(missing).toEqual([]);
  });

  it.each(['label-duckdb.sql', 'label-clickhouse.sql', 'label-elastic.json'])('know in %s the same keys', (file) => {
    const text = readText(`/data/${file}`);
    const quote = file.endsWith('.sql') ? "'" : '"';
    expect(cells.filter(([key]) => !text.includes(`${quote}${key}${quote}`))).toEqual([]);
  });
});
