import type { SearchKind } from '../../view/search/search-file.ts';
import { type Entry, WORTH } from './build-index.ts';
import { meaningfulWords, splitWords, squeeze, stem } from './words.ts';

/** A query made ready for matching. */
export interface Query {
  readonly squeezed: string;
  /** The same without words that do not count. */
  readonly plain: string;
  /** Words that count, stemmed. */
  readonly words: readonly string[];
}

export function readQuery(text: string): Query {
  const words = meaningfulWords(splitWords(text));
  return { squeezed: squeeze(text), plain: words.join(''), words: words.map(stem) };
}

/** What a match is worth by how it matches; within each band the closeness of the match adds up to 100 and the kind up to 60. */
const BAND = {
  ...{ name: 1000, form: 940, alias: 880 },
  ...{ namePrefix: 640, tail: 560, words: 520, aliasPrefix: 500, wordPrefix: 440, substring: 300, summary: 150 },
} as const;

/** What is lost by leaving words out: more than lies between a name and an alias, so that "kubectl get" stays a command. */
const NOISE_COST = 130;

/** Shortest query that is looked for inside identifiers. */
const SUBSTRING_LENGTH = 3;

/** From this score on the query is a name of the page itself. */
export const NAMED: number = BAND.name - 50;

/** From this score on a match is one of whole words, and a typo out of the question. */
export const SURE = BAND.words;

/** Below this score a query is found in summaries only, so that it may well be a typo. */
export const WEAK = BAND.substring;

const KIND_WORTH: Readonly<Record<SearchKind, number>> = {
  resource: 30,
  operation: 0,
  field: 10,
  term: 20,
  page: 10,
  technique: -20,
  rule: -50,
  any: -60,
};

/** How well an entry answers a query: 0 for not at all, above 1000 for its very name. */
export function scoreEntry(query: Query, entry: Entry): number {
  const best = Math.max(
    scoreNames(query, entry.names, BAND.name, BAND.namePrefix),
    scoreNames(query, entry.forms, BAND.form, BAND.namePrefix),
    scoreNames(query, entry.aliases, BAND.alias, BAND.aliasPrefix),
    scoreTails(query, entry.tails),
    scoreWords(query, entry),
  );
  return best === 0 ? 0 : best + KIND_WORTH[entry.row.k] + 8 * (entry.row.w ?? 0);
}

function scoreNames({ squeezed, plain }: Query, names: ReadonlySet<string>, exact: number, prefix: number): number {
  if (squeezed === '') return 0;
  if (names.has(squeezed)) return exact;
  if (names.has(plain)) return exact - NOISE_COST;
  let best = 0;
  for (const name of names) {
    const at = name.indexOf(squeezed);
    if (at < 0 || (at > 0 && squeezed.length < SUBSTRING_LENGTH)) continue;
    best = Math.max(best, (at === 0 ? prefix : BAND.substring) + (100 * squeezed.length) / name.length);
  }
  return best;
}

function scoreTails({ squeezed }: Query, tails: ReadonlySet<string>): number {
  if (squeezed.length < SUBSTRING_LENGTH) return 0;
  let best = 0;
  for (const tail of tails)
    if (tail.startsWith(squeezed)) best = Math.max(best, BAND.tail + (100 * squeezed.length) / tail.length);
  return best;
}

/** All words of the query must be found; the band is that of the worst of them. */
function scoreWords({ words }: Query, entry: Entry): number {
  let [band, worth]: [number, number] = [BAND.words, 0];
  for (const word of words) {
    const match = matchWord(word, entry.words);
    if (!match) return 0;
    band = Math.min(band, match.band);
    worth += match.worth;
  }
  if (words.length === 0) return 0;
  const cover = Math.min(1, words.length / Math.max(1, entry.length));
  return band + 100 * (worth / words.length) * (0.7 + 0.3 * cover);
}

const SUMMARY: number = WORTH.summary;

function matchWord(word: string, words: Entry['words']): { band: number; worth: number } | undefined {
  const exact = words.get(word);
  if (exact !== undefined && exact > SUMMARY) return { band: BAND.words, worth: exact };
  let [prefix, inside] = [0, 0];
  for (const [candidate, worth] of words) {
    const at = worth > SUMMARY ? candidate.indexOf(word) : -1;
    if (at === 0) prefix = Math.max(prefix, worth * (0.5 + (0.5 * word.length) / candidate.length));
    else if (at > 0 && word.length >= SUBSTRING_LENGTH) inside = Math.max(inside, (worth * word.length) / candidate.length);
  }
  if (prefix > 0) return { band: BAND.wordPrefix, worth: prefix };
  if (inside > 0) return { band: BAND.substring, worth: inside };
  return exact === undefined ? undefined : { band: BAND.summary, worth: exact };
}
