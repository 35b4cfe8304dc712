import type { SearchKind } from '../../view/search/search-file.ts';
import type { Entry } from './build-index.ts';

export const KIND_LABELS: Readonly<Record<SearchKind, string>> = {
  operation: 'Operations',
  resource: 'Resources',
  field: 'Fields',
  rule: 'Detection rules',
  technique: 'Techniques of ATT&CK',
  term: 'Verbs, stages, levels',
  page: 'Guides and pages',
  any: 'Any verb',
};

export interface Group<T> {
  readonly kind: SearchKind;
  readonly items: readonly T[];
}

/** Items by kind; the kind of the best item comes first, and so on. */
export function groupByKind<T extends { readonly entry: Entry }>(items: readonly T[]): Group<T>[] {
  const groups = new Map<SearchKind, T[]>();
  for (const item of items) {
    const group = groups.get(item.entry.row.k);
    if (group) group.push(item);
    else groups.set(item.entry.row.k, [item]);
  }
  return [...groups].map(([kind, list]) => ({ kind, items: list }));
}
