import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dumpSchema, type FieldsDump, fieldsDump, type OperationsDump, operationsDump } from '../../src/schema/dump.ts';
import { dist, isRedirect, readJson, readPages, readText } from './built-site.ts';
import { listServed } from './served-operations.ts';

type ServedSchema = Parameters<typeof z.fromJSONSchema>[0];

const operations = readJson<OperationsDump>('/data/operations.json');
const fields = readJson<FieldsDump>('/data/fields.json');
const pages = readPages();

function hasPage(url: string): boolean {
  return existsSync(join(dist, url, 'index.html'));
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

describe('data/operations.json', () => {
  it('is what its schema in the source says', () => {
    expect(operationsDump.safeParse(operations).error).toBeUndefined();
  });

  it('is what the schema served beside it says', () => {
    const served = readJson<ServedSchema>('/data/operations.schema.json');
    expect(served).toEqual(dumpSchema('operations'));
    expect(z.fromJSONSchema(served).safeParse(operations).error).toBeUndefined();
  });

  it('has the keys that its readers were promised', () => {
    const keys = [
      'id',
      'verb',
      'apiGroup',
      'resource',
      'subresource',
      'namespaced',
      'apiVersions',
      'url',
      'description',
      'derived',
    ];
    const lacks = operations.operations.filter((row) => keys.some((key) => !(key in row)) || row.description.trim().length < 10);
    expect(lacks.map(({ id }) => id)).toEqual([]);
    const versionKeys = ['version', 'stage', 'since', 'removed'];
    expect(
      operations.operations.flatMap(({ apiVersions }) => apiVersions).filter((row) => versionKeys.some((key) => !(key in row))),
    ).toEqual([]);
  });

  it('holds each operation of 1.36.3 under the id of its page', () => {
    const known = new Map(operations.operations.map((row) => [row.id, row]));
    const wrong = listServed('1.36').filter(({ id, verb, group, resource, subresource, resourceName }) => {
      const { url, ...row } = known.get(id) ?? { url: '' };
      return url !== `/kubernetes-${resourceName}/${id}/` || !matches(row, { verb, apiGroup: group, resource, subresource });
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('gives no id twice and no url without a page', () => {
    const rows = [...operations.operations, ...operations.synthetic];
    expect(isUnique(rows.map(({ id }) => id))).toBe(true);
    expect(rows.filter(({ url }) => !hasPage(url)).map(({ id }) => id)).toEqual([]);
  });

  it('says of each served operation that it is not removed, and of the others when they were', () => {
    const served = new Set(listServed('1.36').map(({ id }) => id));
    const onResources = operations.operations.filter(({ resource }) => resource !== null);
    const isRemoved = ({ apiVersions }: OperationsDump['operations'][number]) =>
      apiVersions.every(({ removed }) => removed !== null);
    expect(onResources).toHaveLength(844);
    expect(onResources.filter((row) => isRemoved(row) === served.has(row.id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('data/fields.json', () => {
  it('is what its schema in the source says', () => {
    expect(fieldsDump.safeParse(fields).error).toBeUndefined();
  });

  it('is what the schema served beside it says', () => {
    const served = readJson<ServedSchema>('/data/fields.schema.json');
    expect(served).toEqual(dumpSchema('fields'));
    expect(z.fromJSONSchema(served).safeParse(fields).error).toBeUndefined();
  });

  it('gives no path twice and no url without a page', () => {
    expect(isUnique(fields.fields.map(({ path }) => path))).toBe(true);
    expect(isUnique(fields.fields.map(({ url }) => url))).toBe(true);
    expect(fields.fields.filter(({ url }) => !hasPage(url)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the JSON twins', () => {
  it('of operations repeat their row of the dump', () => {
    const wrong = operations.operations.filter(({ rules, ...row }) => {
      const twin = readJson<{ rules: Reach[] }>(`${row.url}index.json`);
      return !matches(twin, row) || !isSame(twin.rules.map(pickReach), rules);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('of operations carry sample events and fields', () => {
    const lacks = operations.operations.filter(({ url }) => {
      const twin = readJson<{ samples: { event: { kind: string } }[]; fields: { path: string }[] }>(`${url}index.json`);
      return twin.samples.length === 0 || twin.samples.some(({ event }) => event.kind !== 'Event') || twin.fields.length < 10;
    });
    expect(lacks.map(({ id }) => id)).toEqual([]);
  });

  it('of resources list the rows of their operations', () => {
    const byResource = Map.groupBy(operations.operations, ({ url }) => url.split('/')[1] ?? '');
    byResource.delete('kubernetes-nonresource');
    const wrong = [...byResource].filter(([folder, rows]) => {
      const twin = readJson<{ operations: object[] }>(`/${folder}/index.json`);
      return JSON.stringify(twin.operations) !== JSON.stringify(rows);
    });
    expect(byResource.size).toBe(92);
    expect(wrong.map(([folder]) => folder)).toEqual([]);
  });

  it('of fields repeat their row of the dump', () => {
    const wrong = fields.fields.filter((row) => !matches(readJson(`${row.url}index.json`), row));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('are named by the head of their page', () => {
    const twins = pages.flatMap(({ html, path }) => {
      const to = /<link rel="alternate" type="application\/json" href="([^"]+)"/.exec(html)?.[1];
      return to ? [{ path, to }] : [];
    });
    expect(twins.filter(({ path, to }) => to !== `${path}index.json`)).toEqual([]);
    const rules = pages.filter(({ path }) => /^\/rules\/[^/]+\/[^/]+\/$/.test(path));
    const techniques = pages.filter(({ path }) => /^\/attack\/[^/]+\/$/.test(path));
    const dialects = pages.filter(({ path }) => /^\/dialects\/[^/]+\/$/.test(path));
    const access = pages.filter(({ path }) => /^\/(?:roles|actors|providers)\/[^/]+\/$/.test(path));
    const named = rules.length + techniques.length + dialects.length + access.length;
    expect(twins.length).toBe(operations.operations.length + 92 + fields.fields.length + named);
  });
});

describe('the files for programs', () => {
  it('keep pages that have moved and the 404 page out of search engines', () => {
    const open = pages.filter(
      (page) => (isRedirect(page) || page.path === '/404.html') && !page.html.includes('content="noindex"'),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it('link in llms.txt to what exists', () => {
    const links = [...readText('/llms.txt').matchAll(/\]\(([^)]+)\)/g)].map(
      ([, url = '']) => new URL(url, 'https://a.example').pathname,
    );
    expect(links.length).toBeGreaterThan(90);
    expect(links.filter((path) => !(path.endsWith('/') ? hasPage(path) : existsSync(join(dist, path))))).toEqual([]);
  });

  it('shut out nobody', () => {
    expect(readText('/robots.txt')).not.toMatch(/^Disallow: \S/m);
  });
});

type Reach = OperationsDump['operations'][number]['rules'][number];

/** What the dump says of a rule; the twins say more. */
function pickReach({ corpus, id, how }: Reach): Reach {
  return { corpus, id, how };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True when the row has each key of the other with the same value. */
function matches(row: object, part: object): boolean {
  const found = new Map(Object.entries(row));
  return Object.entries(part).every(([key, value]) => JSON.stringify(found.get(key)) === JSON.stringify(value));
}
