import { getCatalog } from '../../../catalog/index.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { toDialectCsv } from '../../../view/dialects/dialect-twin.ts';

export function getStaticPaths() {
  return getCatalog().dialects.map((dialect) => ({ params: { dialect: dialect.id }, props: { dialect } }));
}

export function GET({ props: { dialect } }: { props: { dialect: Dialect } }): Response {
  return new Response(toDialectCsv(dialect, getCatalog()));
}
