import { describe, expect, it } from 'vitest';
import { fieldsDump, operationsDump } from '../schema/dump.ts';
import { dumpFields, dumpOperations, dumpSchema } from './dump.ts';
import { loadCatalog } from './load.ts';
import type { Catalog } from './model.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const { operations, synthetic, kubernetes } = dumpOperations(catalog);
const { fields } = dumpFields(catalog);

describe('data/operations.json', () => {
  it('follows its schema', () => {
    expect(
      operationsDump.safeParse(JSON.parse(JSON.stringify({ operations, synthetic, kubernetes }))).error?.issues,
    ).toBeUndefined();
  });

  it('has the 695 operations of 1.36.3, told by what is not removed', () => {
    const served = operations.filter(({ apiVersions }) => apiVersions.some(({ removed }) => removed === null));
    expect(kubernetes).toBe('1.36.3');
    expect(served).toHaveLength(695);
    expect(operations.filter(({ apiGroup }) => apiGroup !== null)).toHaveLength(844);
  });

  it('has one id and one address for each, and one any-<resource> per resource', () => {
    const all = [...operations, ...synthetic];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
    expect(synthetic).toHaveLength(catalog.resources.length);
    expect(synthetic).toContainEqual({
      id: 'any-events.events.k8s.io',
      apiGroup: 'events.k8s.io',
      resource: 'events',
      url: '/kubernetes-events.events.k8s.io/any-events.events.k8s.io/',
      rules: expect.any(Array),
    });
  });

  it('writes a missing subresource as null and the core group as the empty text', () => {
    expect(operations.find(({ id }) => id === 'get-pods')).toMatchObject({
      apiGroup: '',
      resource: 'pods',
      subresource: null,
      namespaced: true,
      path: null,
    });
    expect(operations.find(({ id }) => id === 'get-version')).toMatchObject({
      apiGroup: null,
      resource: null,
      subresource: null,
      namespaced: null,
      path: '/version',
    });
  });

  it('has a description for each, and says which are derived', () => {
    expect(operations.filter(({ description }) => description.length < 10)).toEqual([]);
    expect(operations.find(({ id }) => id === 'get-pods-exec')?.derived).toBe(false);
    expect(operations.filter(({ derived }) => derived).length).toBeLessThan(operations.length);
  });
});

describe('data/fields.json', () => {
  it('follows its schema and has every field once', () => {
    expect(fieldsDump.safeParse(JSON.parse(JSON.stringify({ fields }))).error?.issues).toBeUndefined();
    expect(new Set(fields.map(({ url }) => url)).size).toBe(catalog.fields.length);
  });

  it('lists every level from the least one up', () => {
    expect(fields.find(({ path }) => path === 'requestObject')?.levels).toEqual(['Request', 'RequestResponse']);
    expect(fields.find(({ path }) => path === 'verb')?.levels).toEqual(['Metadata', 'Request', 'RequestResponse']);
  });
});

describe('the JSON Schemas of the dumps', () => {
  it('are made from the schemas that the dumps follow', () => {
    expect(dumpSchema('operations')).toMatchObject({ type: 'object', required: ['kubernetes', 'operations', 'synthetic'] });
    expect(dumpSchema('fields')).toMatchObject({ properties: { fields: { type: 'array' } } });
  });
});
