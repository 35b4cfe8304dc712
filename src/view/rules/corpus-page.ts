import type { Catalog } from '../../catalog/model.ts';
import type { Corpus } from '../../schema/corpus.ts';
import { corpusHref } from '../urls.ts';
import { type RuleRow, toRuleRows } from './rule-table.ts';

/** What was read of a corpus: where, when, under which terms, and how many of its rules are here. */
export interface CorpusSource {
  readonly title: string;
  readonly href: string;
  /** "elastic/detection-rules", with its address at the commit where there is one. */
  readonly repository?: { readonly text: string; readonly href: string } | undefined;
  /** Twelve digits of it. */
  readonly commit?: string | undefined;
  readonly date?: string | undefined;
  readonly license: string;
  readonly seen?: number | undefined;
  readonly imported: number;
  /** Rules with a part that could not be put into tests. */
  readonly withUnsupported: number;
  readonly rejected: readonly { readonly id: string; readonly path?: string | undefined; readonly reason: string }[];
  readonly unmapped: readonly { readonly name: string; readonly count: number }[];
}

/** What the page of a vendor's rules shows. */
export interface CorpusPage {
  readonly title: string;
  readonly summary: string;
  readonly source: CorpusSource;
  readonly licenseNote?: string | undefined;
  readonly credit: string;
  readonly rows: readonly RuleRow[];
  readonly references: Corpus['references'];
}

/** Props of the page of one vendor's rules. */
export function toCorpusPage(corpus: Corpus, catalog: Catalog): CorpusPage {
  const rules = catalog.rules.filter((rule) => rule.corpus === corpus.id);
  return {
    title: corpus.title,
    summary: corpus.summary,
    source: toCorpusSource(corpus, catalog),
    licenseNote: corpus.licenseNote,
    credit: corpus.credit ?? corpus.vendor,
    rows: toRuleRows(rules, catalog),
    references: corpus.references,
  };
}

/** What was read of each corpus, in the order of the vocabulary. */
export function listCorpusSources(catalog: Catalog): CorpusSource[] {
  return catalog.corpora.map((corpus) => toCorpusSource(corpus, catalog));
}

function toCorpusSource(corpus: Corpus, { rules, ruleSources }: Catalog): CorpusSource {
  const own = rules.filter((rule) => rule.corpus === corpus.id);
  const source = ruleSources.find((row) => row.corpus === corpus.id);
  const commit = source && /^[\da-f]{40}$/.test(source.commit) ? source.commit : undefined;
  return {
    ...{ title: corpus.title, href: corpusHref(corpus), license: corpus.license },
    repository: repositoryLink(corpus.repository, commit),
    ...{ commit: commit?.slice(0, 12), date: source?.date, seen: source?.seen, imported: own.length },
    withUnsupported: own.filter(({ unsupported }) => unsupported.length > 0).length,
    ...{ rejected: source?.rejected ?? [], unmapped: source?.unmapped ?? [] },
  };
}

function repositoryLink(repository: string, commit: string | undefined): CorpusSource['repository'] {
  if (!repository.includes('/')) return undefined;
  const href = `https://github.com/${repository}${commit ? `/tree/${commit}` : ''}`;
  return { text: repository, href };
}
