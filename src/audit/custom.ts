import type { ResourceRequest } from './request-info.ts';
import { findOperation, type OperationLink, type Surface, type SurfaceResource } from './surface.ts';

/** What can be said of a request that is no operation of Kubernetes itself, and the operation that comes nearest. */
export interface CustomAnswer {
  readonly message: string;
  readonly nearest?: OperationLink | undefined;
}

/** Explains why a request is not in the catalog. `resource` is the resource it names, where Kubernetes has that. */
export function explainCustom(request: ResourceRequest, resource: SurfaceResource | undefined, surface: Surface): CustomAnswer {
  if (!resource) return explainResource(request, surface);
  if (!Object.hasOwn(resource.verbs, request.subresource)) return explainSubresource(request, resource);
  return explainVerb(request, resource);
}

function explainResource({ apiGroup, resource, verb, subresource }: ResourceRequest, surface: Surface): CustomAnswer {
  if (resource === '') return { message: 'The request names no resource: its path has an empty part' };
  const [rival] = [...surface.findByName(resource)].sort((a, b) => Number(a.removed) - Number(b.removed));
  const nearest = rival && findOperation(rival, subresource, verb);
  if (apiGroup === '') return { message: `The core API group has no resource "${resource}"`, nearest };
  if (surface.hasGroup(apiGroup))
    return { message: `The API group "${apiGroup}" has no resource "${resource}" in any known Kubernetes version`, nearest };
  const also = rival ? `; it is not the ${resource} of ${rival.group === '' ? 'the core group' : `"${rival.group}"`}` : '';
  return { message: `"${apiGroup}" is no API group of Kubernetes itself: a custom resource or an aggregated API${also}` };
}

function explainSubresource({ verb, resource, subresource }: ResourceRequest, known: SurfaceResource): CustomAnswer {
  const message = `Kubernetes has no subresource "${subresource}" of ${resource}: such a request is logged all the same`;
  return { message, nearest: findOperation(known, '', verb) };
}

function explainVerb({ verb, subresource }: ResourceRequest, known: SurfaceResource): CustomAnswer {
  const name = subresource === '' ? known.name : `${known.name}/${subresource}`;
  const verbs = known.verbs[subresource] ?? [];
  if (verb === '') {
    return {
      message: `An empty verb: the HTTP method was none of GET, HEAD, POST, PUT, PATCH and DELETE, as OPTIONS on ${name}`,
      nearest: first(known, subresource),
    };
  }
  if (verb === 'proxy') {
    const nearest = findOperation(known, 'proxy', 'get');
    return {
      message: 'The old path /api/v1/proxy/..., which Kubernetes no longer serves; today it is the subresource "proxy"',
      nearest,
    };
  }
  const instead = SAME_MEANING[verb];
  if (instead)
    return { message: `The log has no verb "${verb}": ${instead.why}`, nearest: findOperation(known, subresource, instead.verb) };
  const single = verb === 'deletecollection' ? findOperation(known, subresource, 'delete') : undefined;
  return {
    message: `Kubernetes does not serve "${verb}" on ${name}, only ${verbs.join(', ')}; such a request is logged all the same`,
    nearest: single ?? first(known, subresource),
  };
}

/** Words of RBAC, clients and documentation that the API server never writes as a verb. */
const SAME_MEANING: Readonly<Record<string, { readonly verb: string; readonly why: string }>> = Object.assign(
  Object.create(null),
  {
    replace: { verb: 'update', why: 'a PUT is written as "update"' },
    connect: { verb: 'create', why: 'connections are written as the verb of their HTTP method, "get" or "create"' },
    read: { verb: 'get', why: 'reading one object is written as "get"' },
    head: { verb: 'get', why: 'a HEAD on a resource is written as "get" or "list"' },
  },
);

function first(known: SurfaceResource, subresource: string): OperationLink | undefined {
  return findOperation(known, subresource, known.verbs[subresource]?.[0] ?? '');
}
