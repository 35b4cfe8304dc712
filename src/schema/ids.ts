/**
 * The name of a field's file and, in lower case, its place in the address: the path with brackets, quotes and slashes
 * turned into what a file name can hold.
 *
 * `objectRef.subresource` stays; `user.groups[]` -> `user.groups`; `user.extra.<key>[]` -> `user.extra.key`;
 * `annotations["authorization.k8s.io/decision"]` -> `annotations.authorization.k8s.io-decision`.
 */
export function fieldStem(path: string): string {
  return path
    .replace(/\["([^"]*)"\]/g, '.$1')
    .replace(/\[\]/g, '')
    .replace(/[<>]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-');
}

/** The key of an annotation's path: annotations["authorization.k8s.io/decision"]; undefined for other paths. */
export function annotationKey(path: string): string | undefined {
  return /^annotations\["([^"]+)"\]$/.exec(path)?.[1];
}

/**
 * The name of an identity or a role as a file and an address have it: parts in <> left out, a colon becomes a dot, the rest what a file
 * name cannot hold a dash. `system:node:<name>` -> `system.node`; `system:controller:job-controller` -> `system.controller.job-controller`.
 */
export function identitySlug(name: string): string {
  return name
    .replace(/<[^>]*>/g, '')
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .replace(/[-:.]*:[-:.]*/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .toLowerCase();
}

/** Folder of an API group under content: core for the empty group. */
export function groupFolder(group: string): string {
  return group === '' ? 'core' : group;
}
