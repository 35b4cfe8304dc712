import { dumpOperation } from '../../../catalog/dump.ts';
import { getCatalog } from '../../../catalog/index.ts';
import type { Operation, Resource } from '../../../catalog/model.ts';
import { jsonResponse } from '../../../view/json.ts';
import { toOperationPage } from '../../../view/operation-page.ts';
import { toQueryRows } from '../../../view/queries/operation-queries.ts';
import { toRequestTarget } from '../../../view/queries/request-target.ts';
import { toOperationTwin } from '../../../view/twins.ts';

export function getStaticPaths() {
  return getCatalog().resources.flatMap((resource) =>
    resource.operations.map((operation) => ({
      params: { name: resource.name, operation: operation.id },
      props: { operation, resource },
    })),
  );
}

export function GET({ props: { operation, resource } }: { props: { operation: Operation; resource: Resource } }): Response {
  const catalog = getCatalog();
  const page = toOperationPage(operation, resource, catalog);
  const queries = toQueryRows(toRequestTarget(operation), page.title, catalog);
  return jsonResponse(toOperationTwin(dumpOperation(operation, catalog), page, catalog, queries));
}
