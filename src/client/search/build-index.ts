import { operationId, operationPath } from '../../audit/operation-id.ts';
import type { Facets, IdentifierFile, IdentifierRow } from '../../view/search/search-file.ts';
import { splitCamel, splitWords, squeeze, stem } from './words.ts';

/** A row with its path, also where the file leaves that out. */
export type PlacedRow = IdentifierRow & { readonly u: string };

/** A row made ready for matching. Lists may hold a text twice. */
export interface Entry {
  readonly row: PlacedRow;
  /** Its place among all entries. */
  readonly number: number;
  readonly facets: Facets;
  /** Squeezed identifiers. */
  readonly names: readonly string[];
  /** Squeezed names that follow from its parts: `po`, `sa/token`, `put secrets`. */
  readonly forms: readonly string[];
  /** Squeezed other words for it, as people wrote them. */
  readonly aliases: readonly string[];
  /** Squeezed ends of its names, from each of their words on: `privileged`, `securityContext.privileged`. */
  readonly tails: readonly string[];
  /** How many words the title has. */
  readonly length: number;
}

/** That a word stands in an entry, and what a hit on it is worth: 1 in the title, less elsewhere. */
export interface Place {
  readonly entry: number;
  readonly worth: number;
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
  /** Entry by path from the root of the site. */
  readonly byPath: ReadonlyMap<string, Entry>;
  /** Every word by which entries are found, stemmed, with the best place in each of them, by their numbers. */
  readonly words: ReadonlyMap<string, readonly Place[]>;
  /** Every word of every entry, with its best worth: what typos are corrected to. Without the titles of rules, which have all words. */
  readonly vocabulary: () => ReadonlyMap<string, number>;
}

/** Clients' words and HTTP methods for each verb. */
const VERB_WORDS: Readonly<Record<string, readonly string[]>> = {
  get: ['read', 'head'],
  list: ['read', 'get'],
  watch: ['read', 'get'],
  create: ['post', 'add'],
  update: ['put', 'replace', 'edit', 'modify', 'change'],
  patch: ['apply', 'edit', 'modify', 'change', 'update'],
  delete: ['remove'],
  deletecollection: ['delete', 'deleteall'],
};

/** Makes the index from the file that the site serves. Half the work is the vocabulary, which is made when first asked for. */
export function buildIndex({ rows: read }: IdentifierFile): SearchIndex {
  const rows = read.map((row) => ({ ...row, u: row.u ?? pathOf(row, parentOf(row, read)) }));
  const entries = rows.map((row, number) => toEntry(row, number, parentOf(row, rows)));
  let vocabulary: ReadonlyMap<string, number> | undefined;
  return {
    entries,
    byPath: new Map(entries.map((entry) => [entry.row.u, entry])),
    words: placeWords(rows),
    vocabulary: () => {
      vocabulary ??= listVocabulary(rows);
      return vocabulary;
    },
  };
}

/** The first place of a word in an entry is its best, as the words of a row come by their worth. */
function placeWords(rows: readonly PlacedRow[]): Map<string, Place[]> {
  const words = new Map<string, Place[]>();
  rows.forEach((row, entry) => {
    eachWord(row, parentOf(row, rows), (word, worth) => {
      const stemmed = stem(word);
      const places = words.get(stemmed);
      if (!places) words.set(stemmed, [{ entry, worth }]);
      else if (places.at(-1)?.entry !== entry) places.push({ entry, worth });
    });
  });
  return words;
}

function listVocabulary(rows: readonly PlacedRow[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const row of rows) {
    if (row.r || row.k === 'any' || row.k === 'rule' || row.k === 'technique') continue;
    eachWord(row, parentOf(row, rows), (word, worth) => {
      if ((best.get(word) ?? 0) < worth) best.set(word, worth);
    });
  }
  return best;
}

function parentOf({ of }: IdentifierRow, rows: readonly IdentifierRow[]): IdentifierRow | undefined {
  return of === undefined ? undefined : rows[of];
}

/** An operation and an `any` page lie under the page of their resource. */
function pathOf({ k, t, v = '', sub }: IdentifierRow, { t: name = '' }: Partial<IdentifierRow> = {}): string {
  return operationPath(name, k === 'operation' ? operationId(v, name, sub) : t);
}

function toEntry(row: PlacedRow, number: number, parent: IdentifierRow | undefined): Entry {
  const made = parent && row.k === 'operation' ? makeOperationNames(row, parent) : { names: [], forms: row.f ?? [] };
  const own = [row.t, ...(row.n ?? [])];
  return {
    ...{ row, number },
    facets: { kind: row.k, verb: row.v, group: row.g ?? parent?.g, scope: row.c ?? parent?.c, vendor: row.m, technique: row.tq },
    names: [...own, ...made.names].map(squeeze),
    forms: made.forms.map(squeeze),
    aliases: [...(row.a ?? []), ...(row.tq ?? [])].map(squeeze),
    tails: row.k === 'any' ? [] : own.flatMap(cutTails),
    length: splitWords(row.t).length,
  };
}

/** "create pod/exec" and "create po/exec" are as good as the title; "pod/exec", "post pod/exec" and "approve csr" nearly so. */
function makeOperationNames(row: IdentifierRow, { f = [] }: IdentifierRow): { names: string[]; forms: string[] } {
  const { v = '', sub = '', n = [] } = row;
  const targets = f.map((form) => `${form} ${sub}`);
  const verbs = VERB_WORDS[v] ?? [];
  return {
    names: targets.map((target) => `${v} ${target}`),
    forms: [
      ...(sub ? targets : []),
      ...verbs.flatMap((verb) => targets.map((target) => `${verb} ${target}`)),
      ...n.flatMap((name) => f.flatMap((form) => [`${name} ${form}`, `${form} ${name}`])),
    ],
  };
}

function cutTails(name: string): string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? [];
  return words.map((_, index) => squeeze(words.slice(index).join(''))).slice(1);
}

/** What a hit on a word is worth, by where the word stands. */
export const WORTH = { title: 1, name: 0.95, alias: 0.85, part: 0.8, group: 0.5, summary: 0.3 } as const;

type Take = (word: string, worth: number) => void;

/** Hands on every word by which a row is found, as it stands there, with its worth, the most worth first; some more than once. */
function eachWord(row: IdentifierRow, parent: IdentifierRow | undefined, take: Take): void {
  const weigh = (texts: readonly string[] = [], worth: number, split = splitWords): void => {
    for (const text of texts) for (const word of split(text)) take(word, worth);
  };
  const [title, names, aliases] = [[row.t], row.n ?? [], row.a ?? []];
  weigh(title, WORTH.title);
  weigh(names, WORTH.name);
  weigh(row.f, WORTH.name);
  if (row.k === 'operation') weigh(parent?.f, WORTH.name);
  weigh(aliases, WORTH.alias);
  weigh(VERB_WORDS[row.v ?? ''], WORTH.alias);
  for (const texts of [title, names, aliases, parent?.n]) weigh(texts, WORTH.part, splitAllCamel);
  weigh([row.g ?? parent?.g ?? ''], WORTH.group);
  weigh([row.s], WORTH.summary);
}

function splitAllCamel(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).flatMap(splitCamel);
}
