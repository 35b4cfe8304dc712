import { dumpField } from '../../../catalog/dump.ts';
import { getCatalog } from '../../../catalog/index.ts';
import type { Field } from '../../../catalog/model.ts';
import { jsonResponse } from '../../../view/json.ts';
import { toFieldTwin } from '../../../view/twins.ts';

export function getStaticPaths() {
  return getCatalog().fields.map((field) => ({ params: { field: field.slug }, props: { field } }));
}

export function GET({ props: { field } }: { props: { field: Field } }): Response {
  return jsonResponse(toFieldTwin(field, dumpField(field, getCatalog()), getCatalog()));
}
