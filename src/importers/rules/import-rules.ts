import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type RuleContent, type RuleSources, ruleContent, ruleSources } from '../../schema/rule.ts';
import { type Snapshot, snapshotOf } from '../snapshot.ts';
import { flowRow, importedHeader, isImported, writeIfChanged } from '../write-yaml.ts';
import type { CorpusImport, CorpusImporter, ReadError } from './corpus-importer.ts';
import { readVocabulary, type Vocabulary } from './read-vocabulary.ts';
import { formatRule, ruleSlug } from './rule-file.ts';

/** An importer with the corpora whose rules it writes. */
export interface RuleImport {
  readonly corpora: readonly string[];
  /** Each rule names its own commit: the folder's does not matter. */
  readonly ownCommits?: true;
  readonly read: CorpusImporter;
}

export interface ImportReport {
  /** Paths from the root of the repository. */
  readonly changed: readonly string[];
  readonly sources: RuleSources['corpora'];
}

type SourceRow = RuleSources['corpora'][number];

/**
 * Reads the rules of `folder` (an upstream checkout, or a part of one at the original paths) and writes one file per rule to
 * `<root>/content/imported/rules/<corpus>/`, and the counts to content/imported/sources.yaml. Rules that are gone upstream go here too.
 * @throws Error that names every file, line and column that could not be read; then nothing is written.
 */
export function importRules(source: RuleImport, folder: string, root: string, given?: Snapshot): ImportReport {
  if (!existsSync(folder)) throw new Error(`Cannot find the folder "${folder}"`);
  const vocabulary = readVocabulary(root);
  const snapshot = given ?? (source.ownCommits ? { commit: '' } : snapshotOf(folder));
  if (!snapshot) throw new Error(`Cannot tell the commit of "${folder}": give a git checkout, or add --commit <sha>`);
  const result = addVersions(readAll(source, folder, vocabulary, snapshot), vocabulary);
  if (result.errors.length > 0) throw new Error(formatErrors(result.errors));
  const changed = source.corpora.flatMap((corpus) =>
    writeRules(
      root,
      `content/imported/rules/${corpus}`,
      result.rules.filter((rule) => rule.corpus === corpus),
    ),
  );
  const rows = source.corpora.map((corpus) => toSourceRow(corpus, result, vocabulary, snapshot)).filter(({ seen }) => seen > 0);
  if (writeSources(root, source.corpora, rows)) changed.push(SOURCES);
  return { changed, sources: rows };
}

function readAll(source: RuleImport, folder: string, vocabulary: Vocabulary, snapshot: Snapshot): CorpusImport {
  const corpus = vocabulary.corpora.get(source.corpora[0] ?? '');
  if (!corpus) throw new Error(`Cannot find the corpus "${source.corpora[0]}" in content/vocab/corpora.yaml: describe it there`);
  return source.read({ folder, corpus, ...snapshot, ...vocabulary });
}

/** The version of ATT&CK is known of a corpus, and said of each of its rules that carries ids of it. */
function addVersions(result: CorpusImport, { corpora }: Vocabulary): CorpusImport {
  const rules = result.rules.map((rule): RuleContent => {
    const attackVersion = corpora.get(rule.corpus)?.attackVersion;
    const isTagged = rule.tactics.length + rule.techniques.length > 0;
    return attackVersion === undefined || !isTagged ? rule : { ...rule, attackVersion };
  });
  return { ...result, rules };
}

/** Every mistake on a line of its own, with its place. */
export function formatErrors(errors: readonly ReadError[]): string {
  return errors.map(({ path, line, column, message }) => `${path}:${line}:${column}  ${message}`).join('\n');
}

/**
 * Makes a folder, given absolute or from `root`, hold these rules, one file for each, and answers the files that changed. What an importer
 * wrote there before goes. `command` is for the first line of rules of one's own; with it, what a person wrote stays and keeps its name.
 */
export function writeRules(root: string, folder: string, rules: readonly RuleContent[], command?: string): string[] {
  const place = resolve(root, folder);
  const there = existsSync(place) ? readdirSync(place) : [];
  const manual = command === undefined ? [] : there.filter((name) => !isImported(readFileSync(join(place, name), 'utf8')));
  const slugs = new Set(manual.map((name) => name.replace(/\.yaml$/, '')));
  const changed: string[] = [];
  for (const rule of [...rules].sort(compareRules)) {
    const slug = ruleSlug(rule.title, slugs);
    slugs.add(slug);
    const path = `${folder}/${slug}.yaml`;
    ruleContent.parse(rule);
    if (writeIfChanged(join(place, `${slug}.yaml`), formatRule(rule, command))) changed.push(path);
  }
  for (const name of there) {
    if (slugs.has(name.replace(/\.yaml$/, ''))) continue;
    rmSync(join(place, name));
    changed.push(`${folder}/${name}`);
  }
  return changed;
}

/** By title, then by id, so that of two rules of one title the same keeps the plain address. */
function compareRules(a: RuleContent, b: RuleContent): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1;
}

function toSourceRow(corpus: string, result: CorpusImport, vocabulary: Vocabulary, snapshot: Snapshot): SourceRow {
  const rules = result.rules.filter((rule) => rule.corpus === corpus);
  const rejected = result.rejected.filter((row) => (row.corpus ?? corpus) === corpus && (row.corpus || rules.length > 0));
  const provenance = rules[0]?.provenance;
  const unmapped = [...result.unmapped].map(([name, count]) => ({ name, count }));
  return {
    corpus,
    repository: provenance?.repository ?? vocabulary.corpora.get(corpus)?.repository ?? '',
    commit: provenance?.commit ?? rejected[0]?.commit ?? snapshot.commit,
    ...(snapshot.date !== undefined && { date: snapshot.date }),
    license: vocabulary.corpora.get(corpus)?.license ?? '',
    seen: rules.length + rejected.length,
    imported: rules.length,
    withUnsupported: rules.filter((rule) => rule.unsupported.length > 0).length,
    rejected: rejected.map(({ corpus: _corpus, commit: _commit, ...row }) => row),
    unmapped: unmapped.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  };
}

const SOURCES = 'content/imported/sources.yaml';

/** The rows of other corpora stay as they are. */
function writeSources(root: string, corpora: readonly string[], rows: readonly SourceRow[]): boolean {
  const path = join(root, SOURCES);
  const before = existsSync(path) ? ruleSources.parse(parse(readFileSync(path, 'utf8'))).corpora : [];
  const all = [...before.filter(({ corpus }) => !corpora.includes(corpus)), ...rows].sort((a, b) =>
    a.corpus < b.corpus ? -1 : 1,
  );
  return writeIfChanged(
    path,
    `${importedHeader('<corpus> <folder>')}corpora:\n${all.map((row) => `  - ${flowRow(row)}\n`).join('')}`,
  );
}
