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

/** Folder of an API group under content: core for the empty group. */
export function groupFolder(group: string): string {
  return group === '' ? 'core' : group;
}
