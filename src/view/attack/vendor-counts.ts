import type { Catalog, Rule } from '../../catalog/model.ts';

/** A vendor with the number of its rules. */
export interface VendorCount {
  readonly corpus: string;
  readonly title: string;
  readonly count: number;
}

/** How many of the rules are of each vendor, in the order of the corpora; vendors without any are left out. */
export function vendorCounts(rules: readonly Rule[], { corpora }: Pick<Catalog, 'corpora'>): VendorCount[] {
  const counts = new Map<string, number>();
  for (const { corpus } of rules) counts.set(corpus, (counts.get(corpus) ?? 0) + 1);
  return corpora.flatMap(({ id, title }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ corpus: id, title, count }];
  });
}

/** "Elastic 6, Sigma 1" */
export function countByVendor(rules: readonly Rule[], catalog: Pick<Catalog, 'corpora'>): string {
  return vendorCounts(rules, catalog)
    .map(({ title, count }) => `${title} ${count}`)
    .join(', ');
}
