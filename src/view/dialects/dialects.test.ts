import { describe, expect, it } from 'vitest';
import { dumpDialects, dumpFields } from '../../catalog/dump.ts';
import { getCatalog } from '../../catalog/index.ts';
import { createNamer } from '../../dialects/namer.ts';
import { fromNamingData } from '../../dialects/portable.ts';
import type { Dialect } from '../../schema/dialect.ts';
import { dialectsDump, fieldsDump } from '../../schema/dump.ts';
import { toDialectIndex } from './dialect-index.ts';
import { toDialectPage } from './dialect-page.ts';
import { toDialectCsv } from './dialect-twin.ts';
import { toFieldNames } from './field-names.ts';
import { toDialectList, toNaming } from './naming-data.ts';

const catalog = getCatalog();
const dialectOf = (id: string): Dialect => catalog.dialects.find((dialect) => dialect.id === id) as Dialect;

describe('the names on the page of a field', () => {
  const { dialects, unknown } = toFieldNames('objectRef.subresource', catalog);
  const namesOf = (id: string) => dialects.find((row) => row.id === id)?.names;

  it('stand with their basis and source, the one for queries first', () => {
    expect(namesOf('falco')?.[0]).toMatchObject({
      name: 'ka.target.subresource',
      status: 'published',
      source: { url: /^https:/ },
    });
    expect(namesOf('splunk-kube-audit')?.[0]).toMatchObject({ name: 'objectRef.subresource', status: 'by rule' });
    expect(dialects.flatMap(({ names }) => names).filter(({ source }) => source === undefined)).toEqual([]);
  });

  it('say where the value is only a part, and where the product loses it', () => {
    expect(namesOf('gcp-logging')?.[0]?.notes[0]).toBe('Holds a part of it only.');
    expect(
      toFieldNames('impersonatedUser.username', catalog).dialects.find(({ id }) => id === 'sentinel-aksaudit'),
    ).toMatchObject({
      names: [{ status: 'lost' }],
    });
  });

  it('leave out dialects of which nothing is known', () => {
    expect(unknown.map(({ text }) => text)).toContain(dialectOf('opentelemetry').title);
    expect(dialects.map(({ id }) => id)).not.toContain('opentelemetry');
  });
});

describe('the page of a dialect', () => {
  it('has every field once or more, and a source for each name', () => {
    for (const dialect of catalog.dialects) {
      const page = toDialectPage(dialect, catalog);
      const rows = page.groups.flatMap((group) => group.rows);
      expect(new Set(rows.map(({ field }) => field.text)).size).toBe(catalog.fields.length);
      const unsourced = rows.flatMap(({ names }) => names).filter(({ status, at = 0 }) => status !== 'unknown' && at < 1);
      expect(unsourced, dialect.id).toEqual([]);
      expect(page.quirks.filter(({ at }) => at < 1)).toEqual([]);
      expect(page.counts.reduce((sum, { count }) => sum + count, 0)).toBe(catalog.fields.length);
    }
  });

  it('leads to the rules that are written in it', () => {
    expect(toDialectPage(dialectOf('falco'), catalog).rules).toMatchObject([{ link: { text: 'Falco' }, count: 50 }]);
    expect(toDialectPage(dialectOf('panther'), catalog).rules[0]?.count).toBeGreaterThan(10);
    expect(toDialectPage(dialectOf('jq'), catalog).rules).toEqual([]);
  });

  it('is a table for programs too, with quotes doubled in CSV', () => {
    const csv = toDialectCsv(dialectOf('panther'), catalog).split('\r\n');
    expect(csv[0]).toBe('field,name,status,partial,first value alone,notes,source');
    expect(csv.find((line) => line.startsWith('verb,'))).toMatch(/^verb,"event\.udm\(""verb""\)",published,false,false,,https:/);
  });
});

describe('the list of dialects', () => {
  it('says of each what it keeps of the fields that are asked for most', () => {
    const { heads, kept, rows } = toDialectIndex(catalog);
    const words = kept.find(({ link }) => link.href.endsWith('/gcp-logging/'))?.kept;
    expect(Object.fromEntries(heads.map((head, at) => [head, words?.[at]]))).toMatchObject({
      ...{ Verb: 'part', Groups: 'lost', Decision: 'yes', Stage: 'lost' },
    });
    expect(rows).toHaveLength(catalog.dialects.length);
  });

  it('lets a reader pick only those that have names', () => {
    const ids = toDialectList(catalog).map(({ id }) => id);
    expect(ids).toContain('falco');
    expect(ids).not.toContain('opentelemetry');
    expect(ids).not.toContain('sentinel-gke');
  });
});

describe('what the browser loads of a dialect', () => {
  it('names every field as the whole dialect does', () => {
    const paths = catalog.fields.map(({ path }) => path);
    const sayAll = (dialect: Dialect) => {
      const { nameOf } = createNamer(dialect, paths);
      return paths.map((path) => {
        const found = nameOf(path);
        return found.kind === 'named' ? `${found.name} ${found.partial} ${found.first}` : found.kind;
      });
    };
    for (const dialect of catalog.dialects) {
      const loaded = JSON.parse(JSON.stringify(toNaming(dialect))) as ReturnType<typeof toNaming>;
      expect(sayAll(fromNamingData(loaded)), dialect.id).toEqual(sayAll(dialect));
      expect(JSON.stringify(loaded).length, dialect.id).toBeLessThan(10_000);
    }
  });
});

describe('the dumps with names', () => {
  it('follow their schemas', () => {
    expect(() => fieldsDump.parse(dumpFields(catalog))).not.toThrow();
    expect(() => dialectsDump.parse(dumpDialects(catalog))).not.toThrow();
    const field = dumpFields(catalog).fields.find(({ path }) => path === 'impersonatedUser.username');
    expect(field?.names['falco']).toEqual([
      { name: 'ka.impuser.name', basis: 'direct' },
      { name: 'jevt.value[/impersonatedUser/username]', basis: 'rule' },
    ]);
    expect(field?.lost).toContain('sentinel-aksaudit');
  });
});
