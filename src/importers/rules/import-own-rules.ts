import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblem } from '../../catalog/problem.ts';
import { readFile } from '../../catalog/read.ts';
import { parseSource } from '../../catalog/source.ts';
import { validate } from '../../catalog/validate.ts';
import type { Corpus } from '../../schema/corpus.ts';
import { type LocalCorpus, localCorpora } from '../../schema/local.ts';
import type { RuleContent } from '../../schema/rule.ts';
import { snapshotOf } from '../snapshot.ts';
import type { CorpusImport } from './corpus-importer.ts';
import { formatErrors, type RuleImport, writeRules } from './import-rules.ts';
import { readVocabulary } from './read-vocabulary.ts';

/** Where rules of one's own go: a folder of content of one's own, and the corpus that they belong to. */
export interface OwnPlace {
  readonly folder: string;
  readonly corpus: string;
}

/** Reads `<folder>/rules/<corpus>`; undefined for any other path. */
export function readOwnPlace(to: string): OwnPlace | undefined {
  const [, folder, corpus] = /^(.+)[\\/]rules[\\/]([a-z][a-z0-9-]*)[\\/]?$/.exec(to) ?? [];
  return folder !== undefined && corpus !== undefined ? { folder, corpus } : undefined;
}

export interface OwnImport extends Pick<CorpusImport, 'rules' | 'rejected' | 'unmapped'> {
  readonly changed: readonly string[];
}

/**
 * Reads rules of one's own that are written in the language of a public corpus, and writes them to `<folder>/rules/<corpus>`. Rules that are
 * gone from the source go there too; those that were written there by hand stay.
 * @throws Error that names every file, line and column that could not be read; then nothing is written.
 */
export function importOwnRules(source: RuleImport, from: string, root: string, to: OwnPlace, commit?: string): OwnImport {
  if (!existsSync(from)) throw new Error(`Cannot find the folder "${from}"`);
  const own = findOwnCorpus(root, to);
  const vocabulary = readVocabulary(root);
  const corpus = withWords(own, vocabulary.corpora.get(source.corpora[0] ?? ''));
  const state = commit === undefined ? (snapshotOf(from) ?? { commit: 'none' }) : { commit };
  const read = source.read({ folder: from, corpus, ...state, ...vocabulary, corpora: new Map([[corpus.id, corpus]]) });
  if (read.errors.length > 0) throw new Error(formatErrors(read.errors));
  const rules = read.rules.map((rule) => ({ ...rule, corpus: own.id, url: addressOf(rule, own) }));
  const command = `${source.corpora[0]} <folder> --to content/local/rules/${own.id}`;
  return { ...read, rules, changed: writeRules(root, join(to.folder, 'rules', own.id), rules, command) };
}

function findOwnCorpus(root: string, { folder, corpus }: OwnPlace): LocalCorpus {
  const file = join(folder, 'corpora.yaml');
  const { source, problems } = parseSource(file, readFile(resolve(root, folder), 'corpora.yaml')?.text ?? '[]');
  const checked = source ? validate(source, localCorpora) : { problems };
  if (checked.problems.length > 0) throw new Error(checked.problems.map(formatProblem).join('\n'));
  const found = (checked as { readonly value?: LocalCorpus[] }).value?.find(({ id }) => id === corpus);
  if (!found) throw new Error(`Cannot find the corpus "${corpus}" in ${file}: describe it there`);
  if (found.files === undefined && !found.repository.includes('/'))
    throw new Error(
      `Cannot tell where the rules of "${corpus}" lie: give "files" in ${file}, or "repository" if they are on GitHub`,
    );
  return found;
}

/** Its own words for severity and status, and those of the corpus in whose language it is written. */
function withWords(own: LocalCorpus, model: Corpus | undefined): Corpus {
  const { files: _, ...corpus } = own;
  return {
    ...corpus,
    severities: { ...model?.severities, ...own.severities },
    statuses: { ...model?.statuses, ...own.statuses },
  };
}

function addressOf({ url, provenance }: RuleContent, { files }: LocalCorpus): string {
  return files === undefined ? url : `${files}${encodeURI(provenance.path)}${new URL(url).hash}`;
}
