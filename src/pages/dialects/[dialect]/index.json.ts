import { getCatalog } from '../../../catalog/index.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { toDialectTwin } from '../../../view/dialects/dialect-twin.ts';
import { jsonResponse } from '../../../view/json.ts';

export function getStaticPaths() {
  return getCatalog().dialects.map((dialect) => ({ params: { dialect: dialect.id }, props: { dialect } }));
}

export function GET({ props: { dialect } }: { props: { dialect: Dialect } }): Response {
  return jsonResponse(toDialectTwin(dialect, getCatalog()));
}
