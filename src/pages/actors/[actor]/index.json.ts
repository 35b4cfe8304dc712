import { getCatalog } from '../../../catalog/index.ts';
import type { Actor } from '../../../catalog/model.ts';
import { toActorTwin } from '../../../view/access/access-twins.ts';
import { jsonResponse } from '../../../view/json.ts';

export function getStaticPaths() {
  return getCatalog().actors.map((actor) => ({ params: { actor: actor.slug }, props: { actor } }));
}

export function GET({ props: { actor } }: { props: { actor: Actor } }): Response {
  return jsonResponse(toActorTwin(actor, getCatalog()));
}
