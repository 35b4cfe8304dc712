import type { Dialect } from '../schema/dialect.ts';

/** What naming needs of a dialect, without what is for people; the browser loads it. */
export type NamingData = Pick<Dialect, 'id' | 'title' | 'prefixes' | 'notation' | 'annotationDots' | 'leavesOnly' | 'fields'> & {
  readonly absent?: readonly { readonly path: string; readonly withinList?: true | undefined }[] | undefined;
  readonly otherwise?: 'absent' | undefined;
};

/** A dialect among which a reader picks one. */
export type DialectChoice = Pick<Dialect, 'id' | 'title' | 'product'>;

/** The same dialect small enough to be loaded with a page: names, and no notes, sources, values or words of rules. */
export function toNamingData(dialect: Dialect): NamingData {
  const { id, title, notation, annotationDots, leavesOnly, otherwise } = dialect;
  return {
    ...{ id, title, notation, annotationDots, leavesOnly, otherwise: otherwise?.kind },
    prefixes: dialect.prefixes?.map(({ prefix, suffix, path, withinList, basis }) => ({
      prefix,
      suffix,
      path,
      withinList,
      basis,
    })),
    fields: dialect.fields
      .filter(({ path, carries }) => path !== undefined || carries)
      .map(({ name, path, carries, also, instead, basis }) => ({ name, path, carries, also, instead, basis })),
    absent: dialect.absent?.map(({ path, withinList }) => ({ path, withinList })),
  };
}

/** A dialect that names as the whole one does; what is published is told from the rule no more. */
export function fromNamingData(data: NamingData): Dialect {
  return {
    ...data,
    ...{ product: data.title, summary: '', languages: [], references: [] },
    absent: data.absent?.map((part) => ({ ...part, note: '' })),
    otherwise: data.otherwise && { kind: data.otherwise, note: '' },
  };
}
