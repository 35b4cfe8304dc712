import type { Facets } from '../../view/search/search-file.ts';

export type FilterName = keyof Facets;

export const FILTER_NAMES = ['kind', 'verb', 'group', 'scope', 'vendor', 'technique'] as const satisfies readonly FilterName[];

/** What the results are narrowed to; a name left out narrows nothing. */
export type Filters = { readonly [Name in FilterName]?: string | undefined };

export function matchesFilters(facets: Facets, filters: Filters): boolean {
  return matchesNames(facets, filters, setNames(filters));
}

function setNames(filters: Filters): readonly FilterName[] {
  return FILTER_NAMES.filter((name) => filters[name] !== undefined);
}

function matchesNames(facets: Facets, filters: Filters, names: readonly FilterName[]): boolean {
  return names.every((name) => valuesOf(facets, name).includes(filters[name] ?? ''));
}

/** The values by which a thing is found under a filter: most have one or none, a rule may have several techniques. */
function valuesOf(facets: Facets, name: FilterName): readonly string[] {
  const value = facets[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function hasFilters(filters: Filters): boolean {
  return setNames(filters).length > 0;
}

/** How many of the things listed each value of a filter would leave, the other filters applied. */
export function countValues(listed: readonly Facets[], filters: Filters, name: FilterName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const others = setNames(filters).filter((other) => other !== name);
  for (const facets of listed) {
    if (!matchesNames(facets, filters, others)) continue;
    for (const value of valuesOf(facets, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
