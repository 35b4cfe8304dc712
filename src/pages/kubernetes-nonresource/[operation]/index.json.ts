import { dumpNonResource } from '../../../catalog/dump.ts';
import { getCatalog } from '../../../catalog/index.ts';
import type { NonResourceOperation } from '../../../catalog/model.ts';
import { jsonResponse } from '../../../view/json.ts';
import { toNonResourcePage } from '../../../view/nonresource-page.ts';
import { toQueryRows } from '../../../view/queries/operation-queries.ts';
import { toPathTarget } from '../../../view/queries/request-target.ts';
import { toOperationTwin } from '../../../view/twins.ts';

export function getStaticPaths() {
  return getCatalog().nonResource.map((operation) => ({ params: { operation: operation.id }, props: { operation } }));
}

export function GET({ props: { operation } }: { props: { operation: NonResourceOperation } }): Response {
  const catalog = getCatalog();
  const page = toNonResourcePage(operation, catalog);
  const queries = toQueryRows(toPathTarget(operation), page.title, catalog);
  return jsonResponse(toOperationTwin(dumpNonResource(operation, catalog), page, catalog, queries));
}
