import type { Predicate } from '../predicate/types.ts';

/**
 * A word that stands in the text of every record that a predicate fits, for products that look through text before they parse it: the
 * name of the one resource that it demands.
 */
export function prefilterOf(predicate: Predicate): string | undefined {
  const parts = 'all' in predicate ? predicate.all : [predicate];
  for (const part of parts) {
    if (!('field' in part) || part.field !== 'objectRef.resource' || part.op !== 'equals' || part.ignoreCase) continue;
    const value = part.values?.[0];
    if (typeof value === 'string' && /^[a-z0-9]+$/.test(value)) return value;
  }
  return undefined;
}
