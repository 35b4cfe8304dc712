import { namerOf } from '../../catalog/dialect-names.ts';
import type { Catalog, Field } from '../../catalog/model.ts';
import type { FieldName } from '../../dialects/namer.ts';
import type { Dialect } from '../../schema/dialect.ts';
import { titleOf } from '../field-table.ts';
import type { Link } from '../link.ts';
import { corpusHref, fieldHref, providerHref } from '../urls.ts';
import { describeNotation, LANGUAGE_TITLES, type NameStatus, nameStatus } from './dialect-words.ts';
import { type NameRow, toNameRow } from './field-names.ts';

export interface DialectField {
  readonly field: Link;
  readonly names: readonly (NameRow & { /** Place in `references`, from 1. */ readonly at?: number | undefined })[];
}

/** Props of the page of one dialect. */
export interface DialectPage {
  readonly id: string;
  readonly title: string;
  readonly product: string;
  readonly summary: string;
  readonly languages: readonly string[];
  readonly select?: string | undefined;
  readonly selectNote?: string | undefined;
  readonly notation: readonly string[];
  readonly counts: readonly { readonly status: NameStatus; readonly count: number }[];
  readonly quirks: readonly { readonly text: string; readonly at: number }[];
  readonly rules: readonly { readonly link: Link; readonly count: number }[];
  /** Providers whose records arrive so. */
  readonly providers: readonly Link[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly DialectField[] }[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

const ORDER = ['Request and record', 'Object', 'Who', 'Outcome', 'Annotations', 'Request body', 'Response body'];

export function toDialectPage(dialect: Dialect, catalog: Catalog): DialectPage {
  const { id, title, product, summary, languages, select, selectNote, references, quirks = [] } = dialect;
  const { allNamesOf } = namerOf(dialect, catalog);
  const urls = references.map(({ url }) => url);
  const toRow = (field: Field): DialectField => ({
    field: { text: field.path, href: fieldHref(field) },
    names: allNamesOf(field.path).map((found) => ({ ...withoutNotes(toNameRow(found), shared), at: placeOf(found, urls) })),
  });
  const shared = sharedNotes(catalog.fields.flatMap(({ path }) => allNamesOf(path).map(toNameRow)));
  const byTitle = Map.groupBy(catalog.fields, ({ path }) => titleOf(path));
  return {
    ...{ id, title, product, summary, select, selectNote },
    languages: languages.map((language) => LANGUAGE_TITLES[language]),
    notation: [...describeNotation(dialect), ...shared],
    counts: countNames(dialect, catalog),
    quirks: quirks.map(({ text, from }) => ({ text, at: findReference(dialect, from) })),
    rules: rulesOf(dialect, catalog),
    providers: catalog.providers
      .filter(({ dialects }) => dialects?.includes(id))
      .map((provider) => ({ text: provider.title, href: providerHref(provider) })),
    groups: ORDER.flatMap((group) => {
      const fields = byTitle.get(group);
      return fields ? [{ title: group, rows: [...fields].sort((a, b) => (a.path < b.path ? -1 : 1)).map(toRow) }] : [];
    }),
    references: references.map(({ title: text, url }) => ({ title: text, url })),
  };
}

/** Notes that all names by rule have, of which there are many: they are said once, with the rule. */
function sharedNotes(names: readonly NameRow[]): readonly string[] {
  const [first, ...rest] = names.filter(({ status }) => status === 'by rule');
  if (!first || rest.length === 0) return [];
  return first.notes.filter((note) => rest.every(({ notes }) => notes.includes(note)));
}

function withoutNotes(row: NameRow, shared: readonly string[]): NameRow {
  return row.status === 'by rule' ? { ...row, notes: row.notes.filter((note) => !shared.includes(note)) } : row;
}

/** How many fields are published, by rule, unverified, lost and unknown; what is none is left out. */
function countNames(dialect: Dialect, catalog: Catalog): { status: NameStatus; count: number }[] {
  const { nameOf } = namerOf(dialect, catalog);
  const counts = Map.groupBy(catalog.fields, ({ path }) => nameStatus(nameOf(path)));
  return STATUSES.flatMap((status) => {
    const count = counts.get(status)?.length ?? 0;
    return count > 0 ? [{ status, count }] : [];
  });
}

const STATUSES = ['published', 'by rule', 'unverified', 'lost', 'unknown'] as const;

function placeOf(found: FieldName, urls: readonly string[]): number | undefined {
  return found.kind === 'unknown' || !found.source ? undefined : urls.indexOf(found.source.url) + 1;
}

function findReference({ references }: Dialect, from: string | undefined): number {
  return from === undefined ? 1 : references.findIndex(({ id }) => id === from) + 1;
}

/** The corpora whose rules are written in a dialect, with how many rules of each. */
function rulesOf(dialect: Dialect, catalog: Catalog): DialectPage['rules'] {
  return catalog.corpora.flatMap((corpus) => {
    const isOwn = dialect.corpora?.includes(corpus.id) === true;
    const count = catalog.rules.filter(
      (rule) => rule.corpus === corpus.id && (rule.dialect === dialect.id || (isOwn && rule.dialect === undefined)),
    ).length;
    return count > 0 ? [{ link: { text: corpus.title, href: corpusHref(corpus) }, count }] : [];
  });
}
