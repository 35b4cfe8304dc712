import { namerOf } from '../../catalog/dialect-names.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { FieldName } from '../../dialects/namer.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { Link } from '../link.ts';
import { dialectHref } from '../urls.ts';
import { type NameStatus, nameNotes, nameStatus } from './dialect-words.ts';

/** One name of a field, or that it is lost. */
export interface NameRow {
  readonly name?: string | undefined;
  readonly status: NameStatus;
  readonly notes: readonly string[];
  readonly source?: { readonly title: string; readonly url: string } | undefined;
}

/** What the products call one field. */
export interface FieldNames {
  readonly dialects: readonly { readonly id: string; readonly link: Link; readonly names: readonly NameRow[] }[];
  /** Dialects of which no source says anything about this field. */
  readonly unknown: readonly Link[];
}

export function toFieldNames(path: string, catalog: Catalog): FieldNames {
  const all = sortDialects(catalog.dialects).map((dialect) => ({
    id: dialect.id,
    link: { text: dialect.title, href: dialectHref(dialect) },
    names: namerOf(dialect, catalog).allNamesOf(path).map(toNameRow),
  }));
  const isKnown = ({ names }: (typeof all)[number]): boolean => names[0]?.status !== 'unknown';
  return { dialects: all.filter(isKnown), unknown: all.filter((row) => !isKnown(row)).map(({ link }) => link) };
}

export function toNameRow(found: FieldName): NameRow {
  return {
    ...(found.kind === 'named' && { name: found.name }),
    status: nameStatus(found),
    notes: nameNotes(found),
    ...(found.kind !== 'unknown' && { source: found.source }),
  };
}

/** By title, which begins with the product. */
export function sortDialects(dialects: readonly Dialect[]): Dialect[] {
  const key = ({ title }: Dialect): string => title.toLowerCase();
  return [...dialects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
