import { getCatalog } from '../../../catalog/index.ts';
import type { Role } from '../../../catalog/model.ts';
import { toRoleTwin } from '../../../view/access/access-twins.ts';
import { jsonResponse } from '../../../view/json.ts';

export function getStaticPaths() {
  return getCatalog().roles.map((role) => ({ params: { role: role.slug }, props: { role } }));
}

export function GET({ props: { role } }: { props: { role: Role } }): Response {
  return jsonResponse(toRoleTwin(role, getCatalog()));
}
