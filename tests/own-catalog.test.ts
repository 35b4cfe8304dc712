import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { classifyText } from '../src/audit/classify-text.ts';
import { createRuleJudge } from '../src/audit/rules/judge.ts';
import { createSurface } from '../src/audit/surface.ts';
import { toSurfaceData } from '../src/catalog/derive/surface-data.ts';
import { dumpOperations, dumpRules } from '../src/catalog/dump.ts';
import { loadCatalog } from '../src/catalog/load.ts';
import type { Catalog, Operation, Resource } from '../src/catalog/model.ts';
import { buildIndex } from '../src/client/search/build-index.ts';
import { operationsDump, rulesDump } from '../src/schema/dump.ts';
import { toOperationPage } from '../src/view/operation-page.ts';
import { toResourcePage } from '../src/view/resource-page.ts';
import { toRulePage } from '../src/view/rules/rule-page.ts';
import { toIdentifierFile, toSearchRecords } from '../src/view/search/search-records.ts';

/** The worked example of docs/own-catalog.md, beside the public content. */
const { catalog, problems } = loadCatalog(fileURLToPath(new URL('..', import.meta.url)), 'docs/own-catalog');
const { resources, operations, rules } = catalog as Catalog;

const NAME = 'databaseclaims.platform.example.org';
const resourceOf = (name: string) => resources.find((resource) => resource.name === name) as Resource;
const pageOf = (id: string) => {
  const operation = operations.find((candidate) => candidate.id === id) as Operation;
  return toOperationPage(operation, resourceOf(operation.resourceName), catalog as Catalog);
};

const event = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', verb: 'get' },
  requestURI: '/apis/platform.example.org/v1/namespaces/shop/databaseclaims/orders',
  ...{ user: { username: 'mallory' }, responseStatus: { code: 200 } },
  objectRef: {
    resource: 'databaseclaims',
    namespace: 'shop',
    name: 'orders',
    apiGroup: 'platform.example.org',
    apiVersion: 'v1',
  },
};

describe("a catalog with content of one's own", () => {
  it('has no problem, and marks what is local and nothing else', () => {
    expect(problems).toEqual([]);
    expect(resources.filter(({ local }) => local).map(({ name }) => name)).toEqual([NAME]);
    expect(rules.filter(({ local }) => local).map(({ corpus }) => corpus)).toEqual(Array(3).fill('example-org'));
    expect(operations.filter(({ local }) => local)).toHaveLength(11);
  });

  it('has the operations of a custom resource, under the name that kubectl gives it, with no Kubernetes minor', () => {
    const { badges, versions, requests, summary } = pageOf(`create-${NAME}`);
    expect({ badges, versions, requests, summary }).toEqual({
      badges: ['platform.example.org', 'namespaced', 'local'],
      versions: [{ name: 'platform.example.org/v1', notes: ['GA'] }],
      requests: ['POST /apis/platform.example.org/v1/namespaces/{namespace}/databaseclaims'],
      summary: 'Asks for a database, whose password then lies in a Secret.',
    });
    expect(pageOf(`patch-${NAME}-status`).summary).toContain('status of a DatabaseClaim');
    expect(toResourcePage(resourceOf(NAME), catalog as Catalog)).toMatchObject({
      ...{
        count: 11,
        badges: ['platform.example.org', 'namespaced', 'local'],
        summary: 'Asks the platform team for a database.',
      },
      rules: { count: 2, groups: [{ title: 'Example Org (local)' }] },
    });
  });

  it('links its rules from public operations, and public rules that leave the resource open from its own', () => {
    const titles = (id: string) =>
      pageOf(id).rules?.named.flatMap(({ title, items }) => items.map((item) => `${title}: ${item.title}`));
    expect(titles('create-pods-exec')).toContain('Example Org (local): Shell in the payment namespace');
    expect(titles(`list-${NAME}`)).toContain('Example Org (local): Somebody reads a database claim');
  });

  it('says of no rule of its own that it cannot match, also where it tests a body that only the custom kind has', () => {
    expect(rules.filter(({ local }) => local).flatMap(({ health }) => health.filter(({ dead }) => dead))).toEqual([]);
  });

  it('shows a note on an operation beside what everybody reads', () => {
    const { localNote, description } = pageOf('create-pods-exec');
    expect(localNote?.text).toContain('without a ticket');
    expect(description).toBeDefined();
    expect(pageOf('get-pods-exec').localNote).toBeUndefined();
  });

  it('names an event on the custom resource, and says which of its rules fires', () => {
    const [item] = classifyText(JSON.stringify(event), createSurface(toSurfaceData(catalog as Catalog)));
    expect(item).toMatchObject({ kind: 'event', answer: { status: 'operation', operation: { id: `get-${NAME}` } } });
    const judge = createRuleJudge(rules.filter(({ local }) => local));
    const fired = item?.kind === 'event' ? [...judge.judge(item)].filter(({ verdict }) => verdict.kind === 'fires') : [];
    expect(fired.map(({ rule }) => rule.id)).toEqual(['db-001']);
  });

  it('marks it in dumps, in the search and on the page of a rule', () => {
    const dump = operationsDump.parse(dumpOperations(catalog as Catalog));
    expect(dump.operations.filter(({ local }) => local)).toHaveLength(11);
    expect(dump.operations.find(({ id }) => id === `get-${NAME}`)?.apiVersions[0]?.since).toBeNull();
    expect(rulesDump.parse(dumpRules(catalog as Catalog)).rules.filter(({ local }) => local)).toHaveLength(3);
    const { entries } = buildIndex(toIdentifierFile(toSearchRecords(catalog as Catalog)));
    expect(entries.filter(({ row }) => row.l).map(({ row }) => row.t)).toContain(`get ${NAME}`);
    const own = rules.find(({ id }) => id === 'db-001');
    expect(own && toRulePage(own, catalog as Catalog)).toMatchObject({
      local: true,
      fullTitle: 'Somebody reads a database claim (Example Org (local) rule)',
      severity: { level: 'high', original: 'high' },
    });
  });
});
