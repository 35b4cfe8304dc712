import { dumpOperation } from '../../catalog/dump.ts';
import { getCatalog } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/model.ts';
import { jsonResponse } from '../../view/json.ts';
import { toResourceTwin } from '../../view/twins.ts';

export function getStaticPaths() {
  return getCatalog().resources.map((resource) => ({ params: { name: resource.name }, props: { resource } }));
}

export function GET({ props: { resource } }: { props: { resource: Resource } }): Response {
  const catalog = getCatalog();
  return jsonResponse(
    toResourceTwin(
      resource,
      resource.operations.map((operation) => dumpOperation(operation, catalog)),
      catalog,
    ),
  );
}
