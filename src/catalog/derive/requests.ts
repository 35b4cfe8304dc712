import type { Operation } from '../model.ts';

/** Path template of the requests that are recorded as an operation, under its preferred API version. `{…}` stands for a name. */
export function pathTemplate(operation: Operation): string {
  const { group, resource, subresource, namespaced, shape } = operation;
  const version = operation.versions[0]?.version ?? 'v1';
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const scope = namespaced ? '/namespaces/{namespace}' : '';
  const name = isOnCollection(operation) ? '' : '/{name}';
  const query = shape === 'watch' ? '?watch=true' : '';
  const tail = subresource === 'proxy' ? '/proxy/{path}' : subresource ? `/${subresource}` : '';
  return `${root}${scope}/${resource}${name}${tail}${query}`;
}

/** The same path over all namespaces, for lists and watches of namespaced resources. */
export function allNamespacesTemplate(operation: Operation): string | undefined {
  if (!operation.namespaced || (operation.shape !== 'list' && operation.shape !== 'watch')) return undefined;
  return pathTemplate(operation).replace('/namespaces/{namespace}', '');
}

/** True for requests that address a collection rather than one object by name. */
export function isOnCollection({ verb, subresource }: Pick<Operation, 'verb' | 'subresource'>): boolean {
  return verb === 'list' || verb === 'watch' || verb === 'deletecollection' || (verb === 'create' && !subresource);
}
