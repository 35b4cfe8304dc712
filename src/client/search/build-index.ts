import { operationId, operationPath } from '../../audit/operation-id.ts';
import type { Facets, IdentifierFile, IdentifierRow } from '../../view/search/search-file.ts';
import { createSplitter, eachText, type NamedRow, type SharedWords, shareWords, VERB_WORDS, WORTH } from './row-words.ts';
import { type FindTexts, joinTexts } from './summaries.ts';
import { splitWords, squeeze, stem } from './words.ts';

/** A row made ready for matching. Lists may hold a text twice. */
export interface Entry {
  readonly row: NamedRow;
  /** Its place among all entries. */
  readonly number: number;
  readonly facets: Facets;
  /** Squeezed identifiers. */
  readonly names: readonly string[];
  /** Squeezed names that follow from its parts: `po`, `sa/token`, `put secrets`. */
  readonly forms: readonly string[];
  /** Squeezed other words for it, as people wrote them. */
  readonly aliases: readonly string[];
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
  /** Every word of names by which entries are found, stemmed, with the best place in each of them, by their numbers. */
  readonly words: ReadonlyMap<string, readonly Place[]>;
  /** Entries, by their numbers, with a word in their summary. */
  readonly findSummaries: FindTexts;
  /** Every word of every entry, with its best worth: what typos are corrected to. Without the titles of rules, which have all words. */
  readonly vocabulary: () => ReadonlyMap<string, number>;
}

/** Makes the index from the file that the site serves. */
export function buildIndex({ rows }: IdentifierFile): SearchIndex {
  const { index, add } = startIndex();
  for (const row of rows) add(row);
  return index;
}

/**
 * For a page that has other things to do: the index is ready, and may be asked, when all rows have been added in their order. What not
 * every query needs is made when first asked for.
 */
export function startIndex(): {
  readonly index: SearchIndex;
  readonly add: (row: IdentifierRow) => void;
} {
  const entries: Entry[] = [];
  const words = new Map<string, Place[]>();
  const eachStem = createReader(stem);
  const add = (row: IdentifierRow): void => {
    const number = entries.length;
    const parent = entries[row.of ?? -1];
    const entry = toEntry(nameRow(row, parent?.row.t), number, parent);
    entries.push(entry);
    eachStem(entry, (stems, worth) => {
      const here = { entry: number, worth };
      for (const word of stems) {
        const places = words.get(word);
        if (!places) words.set(word, [here]);
        else if (places[places.length - 1]?.entry !== number) places.push(here); // the first is the best: words come by their worth
      }
    });
  };
  const findSummaries = once(() => joinTexts(entries.map(({ row }) => row.s)));
  const vocabulary = once(() => listVocabulary(entries));
  return { index: { entries, words, findSummaries: (word) => findSummaries()(word), vocabulary }, add };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Hands on the words of one entry after the other, in their order. `finish` is done to every word. */
function createReader(finish: (word: string) => string) {
  const splitter = createSplitter(finish);
  const shared: SharedWords[] = [];
  return ({ row, number }: Entry, take: (words: readonly string[], worth: number) => void): void => {
    if (row.of === undefined) shared[number] = shareWords(row, splitter);
    eachText(row, shared[row.of ?? number] as SharedWords, splitter, take);
  };
}

function listVocabulary(entries: readonly Entry[]): Map<string, number> {
  const best = new Map<string, number>();
  const eachWord = createReader((word) => word);
  for (const entry of entries) {
    const { k, r, s } = entry.row;
    const isLeftOut = r || k === 'any' || k === 'rule' || k === 'technique';
    const take = (words: readonly string[], worth: number): void => {
      for (const word of words) if ((best.get(word) ?? 0) < worth) best.set(word, worth);
    };
    eachWord(entry, isLeftOut ? () => undefined : take);
    if (!isLeftOut) take(splitWords(s), WORTH.summary);
  }
  return best;
}

/** An operation and an `any` page are called by their resource and lie under its page. */
function nameRow(row: IdentifierRow, resource = ''): NamedRow {
  const { k, v = '', sub, t, u } = row;
  const [title, id] =
    k === 'operation'
      ? [`${v} ${resource}${sub ? `/${sub}` : ''}`, operationId(v, resource, sub)]
      : [`any-${resource}`, `any-${resource}`];
  return { ...row, t: t ?? title, u: u ?? operationPath(resource, id) };
}

function toEntry(row: NamedRow, number: number, parent: Entry | undefined): Entry {
  const { k, t, n = [], a = [], f = [], v, g, c, m, tq = [] } = row;
  const made = parent && k === 'operation' ? makeOperationNames(row, parent.forms) : { names: [], forms: f.map(squeeze) };
  return {
    ...{ row, number },
    facets: {
      kind: k,
      verb: v,
      group: g ?? parent?.facets.group,
      scope: c ?? parent?.facets.scope,
      vendor: m,
      technique: row.tq,
    },
    names: [t, ...n].map(squeeze).concat(made.names),
    forms: made.forms,
    aliases: [...a, ...tq].map(squeeze),
    length: splitWords(t).length,
  };
}

/** "create pod/exec" and "create po/exec" are as good as the title; "pod/exec", "post pod/exec" and "approve csr" nearly so. All squeezed. */
function makeOperationNames(
  { v = '', sub = '', n = [] }: IdentifierRow,
  forms: readonly string[],
): Pick<Entry, 'names' | 'forms'> {
  const end = squeeze(sub);
  const targets = forms.map((form) => form + end);
  const verbs = VERB_WORDS[v] ?? [];
  return {
    names: targets.map((target) => v + target),
    forms: [
      ...(sub ? targets : []),
      ...verbs.flatMap((verb) => targets.map((target) => verb + target)),
      ...n.map(squeeze).flatMap((name) => forms.flatMap((form) => [name + form, form + name])),
    ],
  };
}
