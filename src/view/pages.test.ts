import { describe, expect, it } from 'vitest';
import { dumpField, dumpNonResource, dumpOperation } from '../catalog/dump.ts';
import { loadCatalog } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { indexTechniques } from '../catalog/techniques.ts';
import { toAnyPage } from './any-page.ts';
import { toNonResourcePage } from './nonresource-page.ts';
import { toOperationPage } from './operation-page.ts';
import { groupResources, toResourcePage } from './resource-page.ts';
import { hasRulesPage } from './rules/operation-rules.ts';
import { listPages } from './site-pages.ts';
import { toFieldTwin, toOperationTwin, toResourceTwin } from './twins.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const { operations, resources, nonResource, fields } = catalog;
const pages = new Set(listPages(catalog));
const operationPages = resources.flatMap((resource) =>
  resource.operations.map((operation) => ({ operation, page: toOperationPage(operation, resource, catalog) })),
);

describe('listPages', () => {
  it('has a page for everything, each address once, with a slash at both ends', () => {
    expect(pages.size).toBe(listPages(catalog).length);
    expect([...pages].filter((path) => !/^\/(attack\/T[\d.]+\/|[^?#A-Z]*\/)?$/.test(path))).toEqual([]);
    const counted =
      operations.length +
      resources.length * 2 +
      nonResource.length +
      fields.length +
      catalog.verbs.length +
      catalog.dialects.length +
      catalog.actors.length +
      catalog.roles.length +
      catalog.providers.length +
      catalog.guides.length +
      catalog.rules.length +
      catalog.corpora.length +
      indexTechniques(catalog).size +
      operations.filter((operation) => hasRulesPage(operation, catalog)).length;
    expect(pages.size).toBe(counted + 25);
    expect(pages.has('/kubernetes-pods/get-pods-exec/')).toBe(true);
  });
});

describe('toOperationPage', () => {
  it('links to pages of this site only', () => {
    for (const { page } of operationPages) {
      const links = [
        ...page.breadcrumbs,
        ...page.related.flatMap(({ links: each }) => each),
        ...[page.previous, page.next].flatMap((link) => link ?? []),
      ];
      const rows = [...page.fields.main, ...page.fields.rare].flatMap(({ rows: each }) => each);
      for (const { href } of [...links, ...rows]) expect(pages.has(href.replace(/#.*$/, '')), `${page.id} ${href}`).toBe(true);
    }
  });

  it('leads through a resource from the first operation to the last and back', () => {
    for (const resource of resources) {
      const own = operationPages.filter(({ operation }) => operation.resourceName === resource.name).map(({ page }) => page);
      expect(own[0]?.previous).toBeUndefined();
      expect(own.at(-1)?.next).toBeUndefined();
      for (const [index, page] of own.entries()) if (index > 0) expect(page.previous?.text).toBe(own[index - 1]?.title);
    }
  });

  it('does not relate an operation to itself, nor twice to another under one head', () => {
    for (const { operation, page } of operationPages) {
      for (const { links } of page.related) {
        expect(
          links.some(({ href }) => href.endsWith(`/${operation.id}/`)),
          page.id,
        ).toBe(false);
        expect(new Set(links.map(({ href }) => href)).size, page.id).toBe(links.length);
      }
    }
  });

  it('warns of removed APIs and says what is off by default', () => {
    const find = (id: string) => operationPages.find(({ operation }) => operation.id === id)?.page;
    expect(find('list-podsecuritypolicies')?.warning).toContain('Kubernetes 1.25 no longer serves');
    expect(find('list-pods')?.warning).toBeUndefined();
    expect(find('list-workloads')?.badges).toContain('off by default');
  });
});

describe('JSON twins', () => {
  it('hold the row of the dump, fields and samples of every operation', () => {
    for (const { operation, page } of operationPages) {
      const twin = JSON.parse(JSON.stringify(toOperationTwin(dumpOperation(operation, catalog), page, catalog)));
      expect(twin, operation.id).toMatchObject({
        id: operation.id,
        verb: operation.verb,
        apiGroup: operation.group,
        requests: page.requests,
      });
      expect(twin.fields.length, operation.id).toBeGreaterThan(30);
      expect(twin.samples[0].event.verb, operation.id).toBe(operation.verb);
      expect(JSON.stringify([twin.longDescription, twin.traps]), operation.id).not.toContain('`');
    }
  });

  it('hold a resource with its operations, and a field with its meaning', () => {
    for (const resource of resources) {
      expect(
        toResourceTwin(
          resource,
          resource.operations.map((operation) => dumpOperation(operation, catalog)),
          catalog,
        ),
      ).toMatchObject({
        name: resource.name,
        operations: { length: resource.operations.length },
      });
    }
    for (const field of fields)
      expect(toFieldTwin(field, dumpField(field, catalog), catalog)).toMatchObject({
        path: field.path,
        url: `/fields/${field.slug}/`,
        example: field.example,
      });
  });

  it('hold requests without a resource', () => {
    for (const operation of nonResource) {
      const twin = toOperationTwin(dumpNonResource(operation, catalog), toNonResourcePage(operation, catalog), catalog);
      expect(twin).toMatchObject({ id: operation.id, path: operation.family.pattern, apiGroup: null });
    }
  });
});

describe('resource pages', () => {
  it('have a row per operation, and so has the page of any operation', () => {
    for (const resource of resources) {
      expect(toResourcePage(resource, catalog).rows).toHaveLength(resource.operations.length);
      expect(toAnyPage(resource, catalog).rows).toHaveLength(resource.operations.length);
    }
  });

  it('are listed once, what is gone apart, core first', () => {
    const { current, removed } = groupResources(catalog);
    const count = (groups: typeof current) => groups.flatMap((group) => group.resources).length;
    expect(current[0]?.group).toBe('core');
    expect([count(current), count(current) + count(removed)]).toEqual([76, resources.length]);
  });
});
