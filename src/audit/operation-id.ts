/** The four parts that tell one operation from another, as the audit record has them: core group '', no subresource undefined. */
export interface OperationKey {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
}

/**
 * Id of an operation: `<verb>-<name>[-<subresource>]`, where `name` is the resource's name on this site
 * (plain, or the kubectl form `events.events.k8s.io` where two groups have served a resource of that name).
 */
export function operationId(verb: string, name: string, subresource?: string): string {
  return subresource ? `${verb}-${name}-${subresource}` : `${verb}-${name}`;
}

/** Path of the page of a resource, from the root of the site. */
export function resourcePath(name: string): string {
  return `/kubernetes-${name}/`;
}

/** Path of the page of an operation, from the root of the site. */
export function operationPath(name: string, id: string): string {
  return `${resourcePath(name)}${id}/`;
}
