import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { getCatalog } from '../../src/catalog/index.ts';
import { LANGUAGES } from '../../src/queries/languages.ts';
import { operationTitle } from '../../src/view/labels.ts';
import { toPageQuery, toQueryRows } from '../../src/view/queries/operation-queries.ts';
import { toPathTarget, toRequestTarget } from '../../src/view/queries/request-target.ts';

const file = new URL('../fixtures/queries/expected.yaml', import.meta.url);
const wanted = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>>>>;
const catalog = getCatalog();

function rowsOf(id: string) {
  const operation = catalog.operations.find((one) => one.id === id);
  if (operation) return toQueryRows(toRequestTarget(operation), operationTitle(operation), catalog);
  const path = catalog.nonResource.find((one) => one.id === id);
  if (!path) throw new Error(`Cannot find the operation "${id}"`);
  return toQueryRows(toPathTarget(path), id, catalog);
}

describe.each(Object.entries(wanted))('the queries of %s', (id, texts) => {
  it('are those that people have read, in every language', () => {
    const found = Object.fromEntries(rowsOf(id).map((row) => [row.id, 'query' in row ? row.query : row.impossible]));
    expect(found).toEqual(texts);
    expect(Object.keys(texts)).toEqual(LANGUAGES.map((language) => language.id));
  });
});

describe('the queries of what a product cannot say whole', () => {
  const find = (id: string, language: string) => {
    const row = rowsOf(id).find((one) => one.id === language);
    return row && 'query' in row ? row : undefined;
  };

  it('tell what they find besides', () => {
    expect(find('create-pods-exec', 'gcp-logging')?.notes.join(' ')).toMatch(/no stage.*no HTTP status code/s);
    expect(find('get-secrets', 'kusto-aksaudit')?.notes).toEqual(['AKSAuditAdmin leaves out get and list.']);
    expect(find('update-deployments-scale', 'kusto-aksaudit')?.notes).toEqual([]);
  });

  it('leave failures out by the code, or else by the decision', () => {
    expect(find('get-secrets', 'kql')?.succeeded).toMatch(/ and kubernetes\.audit\.responseStatus\.code < 400$/);
    expect(find('get-secrets', 'gcp-logging')?.succeeded).toMatch(/labels\."authorization\.k8s\.io\/decision"="allow"$/);
  });
});

describe('the query on the page of an operation', () => {
  it('says of two verbs that are one act why both stand in it', () => {
    const exec = catalog.operations.find(({ id }) => id === 'get-pods-exec');
    const query = exec && toPageQuery(toRequestTarget(exec), catalog);
    expect(query?.notes[0]).toBe('The verbs get and create are one act, so both are asked for.');
    expect(query?.others).toBe(LANGUAGES.length - 1);
  });

  it('asks of a proxy for its own verb alone, as each does something else', () => {
    const proxy = catalog.operations.find(({ id }) => id === 'delete-services-proxy');
    expect(proxy && toRequestTarget(proxy)).toMatchObject({ verbs: ['delete'], isLongRunning: true });
  });
});
