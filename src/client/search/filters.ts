import type { Facets } from '../../view/search/search-file.ts';

export type FilterName = keyof Facets;

export const FILTER_NAMES = ['kind', 'verb', 'group', 'scope', 'vendor', 'technique'] as const satisfies readonly FilterName[];

/** What the results are narrowed to; a name left out narrows nothing. */
export type Filters = { readonly [Name in FilterName]?: string | undefined };

export function matchesFilters(facets: Facets, filters: Filters, except?: FilterName): boolean {
  return FILTER_NAMES.every(
    (name) => name === except || filters[name] === undefined || valuesOf(facets, name).includes(filters[name]),
  );
}

/** The values by which a thing is found under a filter: most have one or none, a rule may have several techniques. */
function valuesOf(facets: Facets, name: FilterName): readonly string[] {
  const value = facets[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function hasFilters(filters: Filters): boolean {
  return FILTER_NAMES.some((name) => filters[name] !== undefined);
}

/** How many of the things listed each value of a filter would leave, the other filters applied. */
export function countValues(listed: readonly Facets[], filters: Filters, name: FilterName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const facets of listed) {
    if (!matchesFilters(facets, filters, name)) continue;
    for (const value of valuesOf(facets, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
