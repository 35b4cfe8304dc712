import { parseFieldPath } from '../predicate/field-path.ts';

/** One key of a canonical path, and how many lists stand behind it: `containers[]` is one. */
export interface PathStep {
  readonly key: string;
  readonly lists: number;
}

const STEP = /(?:^|\.)[^.[\]]+|\["(?:[^"\\]|\\.)*"\]|\[\]/g;

/** The keys of a canonical path with their lists, outermost first. Empty for what is no path. */
export function parseSteps(path: string): readonly PathStep[] {
  const keys = parseFieldPath(path);
  if (keys === undefined) return [];
  const lists: number[] = [];
  for (const [part] of path.matchAll(STEP)) {
    if (part === '[]') lists[lists.length - 1] = (lists.at(-1) ?? 0) + 1;
    else lists.push(0);
  }
  return keys.map((key, at) => ({ key, lists: lists[at] ?? 0 }));
}

/** A word that stands in a path without brackets, or a placeholder such as `<key>`. */
const PLAIN = /^(?:[A-Za-z_$][\w$-]*|<[\w ]+>)$/;

/** True for a key that a path has without brackets. */
export function isPlainKey(key: string): boolean {
  return PLAIN.test(key);
}

/** Keys as a canonical path without lists. Keys of annotations stand in brackets always, others where they hold dots or slashes. */
export function joinKeys([root = '', ...rest]: readonly string[]): string {
  const steps = rest.map((key) => (isPlainKey(key) && root !== 'annotations' ? `.${key}` : `[${JSON.stringify(key)}]`));
  return root + steps.join('');
}
