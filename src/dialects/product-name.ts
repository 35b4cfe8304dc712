/** What stands before a path in the names of products, and what the path begins with instead. Longer ones first. */
export type NamePrefixes = readonly (readonly [prefix: string, path: string])[];

/** What the search needs to know of names: how to take off what products add, and the names that are others altogether. */
export interface ProductNames {
  readonly prefixes: NamePrefixes;
  /** Canonical paths by a product's name, the one that is meant first. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** Places in lists as products write them: `[0]`, `.0`, `/0`. */
const PLACES = /\[\d+\]|(?<=[\w>\]])[./]\d+(?=[./[\]"]|$)/g;

/**
 * A product's name without what its product puts before the path and without places in lists: `parse_json(log_s).user.groups[0]` is
 * `user.groups`. Undefined where it begins with no known prefix and names no place.
 */
export function stripProduct(name: string, prefixes: NamePrefixes): string | undefined {
  const text = name.trim().toLowerCase();
  const found = prefixes.find(([prefix]) => text.startsWith(prefix.toLowerCase()));
  const path = (found ? found[1] + text.slice(found[0].length) : text).replaceAll('~1', '/').replace(PLACES, '');
  return found || path !== text ? path : undefined;
}

/** A name without what people vary in it: letters and digits alone, in lower case. */
export function squeezeName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
