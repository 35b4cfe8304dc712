import { parseRequest } from '../../audit/request-info.ts';
import type { Entry, SearchIndex } from './build-index.ts';
import { correctQuery } from './correct.ts';
import { findProductName, mayBeProductName, type ProductIndex } from './find-product-name.ts';
import { createScorer, NAMED, type Query, readQuery, type Scorer, SURE, WEAK } from './score.ts';
import { squeeze } from './words.ts';

/** Entries that answer a query, best first. */
export interface Found {
  readonly entries: readonly Entry[];
  /** A query that would answer better, where this one looks like a typo; `isUsed` says that the entries already are its. */
  readonly meant?: { readonly text: string; readonly isUsed: boolean } | undefined;
}

/** Looks up a query by identifiers, and by what products call fields where their names are there. An empty query finds nothing. */
export function findEntries(text: string, index: SearchIndex, products?: ProductIndex): Found {
  const request = findRequest(text, index);
  if (request) return { entries: request };
  const score = createScorer(index);
  const typed = rank(readQuery(text), index, score);
  const named =
    products && topScore(typed) < NAMED && mayBeProductName(text) ? findNamed(text, typed, { index, products, score }) : [];
  if (named.length > 0) return { entries: named };
  if (topScore(typed) >= SURE) return { entries: typed.map(toEntry) };
  const corrected = correctQuery(text, index);
  const guessed = corrected === undefined ? [] : rank(readQuery(corrected), index, score);
  if (typed.length === 0 && guessed.length === 0) return { entries: rankWithoutOne(readQuery(text), index, score).map(toEntry) };
  if (corrected === undefined || topScore(guessed) <= topScore(typed)) return { entries: typed.map(toEntry) };
  const isUsed = topScore(typed) < WEAK;
  return { entries: (isUsed ? guessed : typed).map(toEntry), meant: { text: corrected, isUsed } };
}

interface NameSources {
  readonly index: SearchIndex;
  readonly products: ProductIndex;
  readonly score: Scorer;
}

/** Fields that a product calls so, and behind them what else answers the query. */
function findNamed(text: string, typed: readonly Ranked[], { index, products, score }: NameSources): Entry[] {
  const { exact, begun, path } = findProductName(text, products);
  const meant = path === undefined ? [] : rank(readQuery(path), index, score);
  const isBetter = topScore(meant) > topScore(typed);
  const first = exact.length > 0 ? exact : isBetter ? meant.map(toEntry) : topScore(typed) < SURE ? begun : [];
  return first.length === 0 ? [] : [...new Set([...first, ...typed.map(toEntry)])];
}

function topScore(ranked: readonly Ranked[]): number {
  return ranked[0]?.score ?? 0;
}

function toEntry({ entry }: Ranked): Entry {
  return entry;
}

interface Ranked {
  readonly entry: Entry;
  readonly score: number;
}

function rank(query: Query, { entries }: SearchIndex, scoreEntry: Scorer): Ranked[] {
  const ranked: Ranked[] = [];
  for (const entry of entries) {
    const score = scoreEntry(query, entry);
    if (score > 0) ranked.push({ entry, score });
  }
  return ranked.sort((a, b) => b.score - a.score || targetLength(a) - targetLength(b));
}

/** Answers to the query less one of its words, whichever leaves the best ones. */
function rankWithoutOne({ words }: Query, index: SearchIndex, score: Scorer): Ranked[] {
  if (words.length < 2) return [];
  const shorter = words.map((_, left) => words.filter((_, at) => at !== left));
  const answers = shorter.map((rest) => rank({ squeezed: rest.join(''), plain: rest.join(''), words: rest }, index, score));
  return answers.reduce((best, answer) => (topScore(answer) > topScore(best) ? answer : best));
}

/** Length of the title without the verb: of two that match alike the shorter is meant; verbs of one resource keep the catalog's order. */
function targetLength({ entry: { row } }: Ranked): number {
  return row.t.length - (row.k === 'operation' ? (row.v?.length ?? 0) : 0);
}

/** `GET /api/v1/pods` and `/healthz/etcd`: what the API server would make of the request. Without a method GET is taken. */
function findRequest(text: string, { entries }: SearchIndex): Entry[] | undefined {
  const [, method = 'GET', uri = ''] = /^\s*(?:([A-Za-z]+)\s+)?(\/\S+)\s*$/.exec(text) ?? [];
  if (uri === '' || uri.length < 3) return undefined;
  const request = parseRequest(method, uri);
  if (request.kind === 'unreadable') return undefined;
  if (request.kind === 'nonresource') return findFamily(request.path, entries);
  const { verb, resource, subresource, apiGroup } = request;
  const wanted = [`${verb} ${resource}.${apiGroup}`, `${verb} ${resource}`].map((title) =>
    squeeze(subresource ? `${title}/${subresource}` : title),
  );
  const group = apiGroup === '' ? 'core' : apiGroup;
  const found = entries.filter(
    ({ row, facets }) => row.k === 'operation' && facets.group === group && wanted.includes(squeeze(row.t)),
  );
  const parent = found[0] && entries[found[0].row.of ?? -1];
  return found.length === 0 ? undefined : [...found, ...(parent ? [parent] : [])];
}

/** The families of paths without objectRef that a path lies in, the one that says most first. */
function findFamily(path: string, entries: readonly Entry[]): Entry[] | undefined {
  const parts = splitPath(path);
  const found = entries
    .filter(({ facets }) => facets.group === 'non-resource')
    .map((entry) => ({ entry, pattern: splitPath(entry.row.t.split(' ')[1] ?? '') }))
    .filter(({ pattern }) => liesIn(parts, pattern))
    .sort((a, b) => b.pattern.length - a.pattern.length);
  return found.length === 0 ? undefined : found.map(({ entry }) => entry);
}

function splitPath(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** `<name>` in a pattern stands for one part of a path, a final `*` for any number of them. */
function liesIn(parts: readonly string[], pattern: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '*';
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  const hasLength = isOpen ? parts.length >= fixed.length : parts.length === fixed.length;
  return hasLength && fixed.every((part, index) => part === parts[index] || /^<.*>$/.test(part));
}
