import { operationId, operationPath } from '../../audit/operation-id.ts';
import type { Facets, IdentifierFile, IdentifierRow } from '../../view/search/search-file.ts';
import { splitCamel, splitWords, squeeze, stem } from './words.ts';

/** A row with its path, also where the file leaves that out. */
export type PlacedRow = IdentifierRow & { readonly u: string };

/** A row made ready for matching. */
export interface Entry {
  readonly row: PlacedRow;
  readonly facets: Facets;
  /** Squeezed identifiers. */
  readonly names: ReadonlySet<string>;
  /** Squeezed names that follow from its parts: `po`, `sa/token`, `put secrets`. */
  readonly forms: ReadonlySet<string>;
  /** Squeezed other words for it, as people wrote them. */
  readonly aliases: ReadonlySet<string>;
  /** Squeezed ends of its names, from each of their words on: `privileged`, `securityContext.privileged`. */
  readonly tails: ReadonlySet<string>;
  /** Every word by which it is found, stemmed, with what a hit on it is worth: 1 in the title, less elsewhere. */
  readonly words: ReadonlyMap<string, number>;
  /** How many words the title has. */
  readonly length: number;
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
  /** Entry by path from the root of the site. */
  readonly byPath: ReadonlyMap<string, Entry>;
  /** Every word of every entry, with its best worth: what typos are corrected to. Without the titles of rules, which have all words. */
  readonly vocabulary: ReadonlyMap<string, number>;
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

/** Makes the index from the file that the site serves. */
export function buildIndex({ rows: read }: IdentifierFile): SearchIndex {
  const rows = read.map((row) => ({ ...row, u: row.u ?? pathOf(row, parentOf(row, read)) }));
  const entries = rows.map((row) => toEntry(row, parentOf(row, rows)));
  const current = rows.filter((row) => !row.r && row.k !== 'any' && row.k !== 'rule' && row.k !== 'technique');
  const vocabulary = keepBest(current.flatMap((row) => weighWords(row, parentOf(row, rows))));
  return { entries, byPath: new Map(entries.map((entry) => [entry.row.u, entry])), vocabulary };
}

function parentOf({ of }: IdentifierRow, rows: readonly IdentifierRow[]): IdentifierRow | undefined {
  return of === undefined ? undefined : rows[of];
}

/** An operation and an `any` page lie under the page of their resource. */
function pathOf({ k, t, v = '', sub }: IdentifierRow, { t: name = '' }: Partial<IdentifierRow> = {}): string {
  return operationPath(name, k === 'operation' ? operationId(v, name, sub) : t);
}

function toEntry(row: PlacedRow, parent: IdentifierRow | undefined): Entry {
  const made = parent && row.k === 'operation' ? makeOperationNames(row, parent) : { names: [], forms: row.f ?? [] };
  const own = [row.t, ...(row.n ?? [])];
  return {
    row,
    facets: { kind: row.k, verb: row.v, group: row.g ?? parent?.g, scope: row.c ?? parent?.c, vendor: row.m, technique: row.tq },
    names: new Set([...own, ...made.names].map(squeeze)),
    forms: new Set(made.forms.map(squeeze)),
    aliases: new Set([...(row.a ?? []), ...(row.tq ?? [])].map(squeeze)),
    tails: new Set(row.k === 'any' ? [] : own.flatMap(cutTails)),
    words: keepBest(weighWords(row, parent).map(([word, worth]) => [stem(word), worth])),
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

type Weighed = readonly [word: string, worth: number];

/** Every word by which a row is found, as it stands there, with its worth; some more than once. */
function weighWords(row: IdentifierRow, parent: IdentifierRow | undefined): Weighed[] {
  const weigh = (texts: readonly string[] = [], worth: number, split = splitWords): Weighed[] =>
    texts.flatMap((text) => split(text).map((word) => [word, worth] as const));
  const isOperation = row.k === 'operation';
  return [
    ...weigh([row.t], WORTH.title),
    ...weigh([...(row.n ?? []), ...(row.f ?? []), ...(isOperation ? (parent?.f ?? []) : [])], WORTH.name),
    ...weigh([...(row.a ?? []), ...(VERB_WORDS[row.v ?? ''] ?? [])], WORTH.alias),
    ...weigh([row.t, ...(row.n ?? []), ...(row.a ?? []), ...(parent?.n ?? [])], WORTH.part, splitAllCamel),
    ...weigh([row.g ?? parent?.g ?? ''], WORTH.group),
    ...weigh([row.s], WORTH.summary),
  ];
}

function splitAllCamel(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).flatMap(splitCamel);
}

function keepBest(weighed: readonly Weighed[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const [word, worth] of weighed) if ((best.get(word) ?? 0) < worth) best.set(word, worth);
  return best;
}
