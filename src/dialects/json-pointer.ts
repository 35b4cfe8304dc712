import { isPlainKey, joinKeys } from './path-steps.ts';

/** A place in an event: its path without `[]`, and the place in each list on the way. */
export interface PointedPath {
  readonly path: string;
  readonly indices: readonly number[];
  /** True for a member of a list, false for the list itself. */
  readonly isMember: boolean;
}

/**
 * The path for the argument of Falco's `jevt.value`, a JSON pointer (RFC 6901): `/annotations/a.b~1c` is `annotations["a.b/c"]`,
 * `/sourceIPs/0` is sourceIPs at 0. A number is taken for a place in a list. Undefined for what points nowhere.
 * @see https://github.com/falcosecurity/plugins/blob/0b3cbd8d84eba83877159cf3c9fdae1820084c26/plugins/json/README.md
 */
export function readJsonPointer(pointer: string): PointedPath | undefined {
  const steps = pointer.replace(/^\//, '').split('/');
  const [root = '', ...rest] = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (!isPlainKey(root)) return undefined;
  return {
    path: joinKeys([root, ...rest.filter((step) => !isIndex(step))]),
    indices: rest.filter(isIndex).map(Number),
    isMember: isIndex(rest.at(-1) ?? ''),
  };
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
