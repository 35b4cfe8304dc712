import type { SearchKind } from '../../view/search/search-file.ts';
import type { Entry, SearchIndex } from './build-index.ts';
import { WORTH } from './row-words.ts';
import { cutTails, meaningfulWords, splitWords, squeeze, stem } from './words.ts';

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

/** How well a word of a query is found in an entry. */
interface Match {
  readonly band: number;
  readonly worth: number;
}

/** The matches of a word by the number of the entry. */
type Matches = ReadonlyMap<number, Match>;

/** Scores entries: 0 for no answer, above 1000 for the very name of what is asked. */
export type Scorer = (query: Query, entry: Entry) => number;

/** Makes a scorer that looks every word up once, for all entries and queries that it is asked about. */
export function createScorer(index: SearchIndex): Scorer {
  const known = new Map<string, Matches>();
  const look = (word: string): Matches => {
    const matches = known.get(word) ?? matchWord(word, index);
    known.set(word, matches);
    return matches;
  };
  return (query, entry) => {
    const best = Math.max(
      scoreNames(query, entry.names, BAND.name, BAND.namePrefix),
      scoreNames(query, entry.forms, BAND.form, BAND.namePrefix),
      scoreNames(query, entry.aliases, BAND.alias, BAND.aliasPrefix),
      scoreTails(query, entry),
      scoreWords(query, entry, look),
    );
    return best === 0 ? 0 : best + KIND_WORTH[entry.row.k] + 8 * (entry.row.w ?? 0);
  };
}

function scoreNames({ squeezed, plain }: Query, names: readonly string[], exact: number, prefix: number): number {
  if (squeezed === '') return 0;
  let [best, isPlain] = [0, false];
  for (const name of names) {
    if (name === squeezed) return exact;
    if (name === plain) isPlain = true;
    const at = name.indexOf(squeezed);
    if (at < 0 || (at > 0 && squeezed.length < SUBSTRING_LENGTH)) continue;
    best = Math.max(best, (at === 0 ? prefix : BAND.substring) + (100 * squeezed.length) / name.length);
  }
  return isPlain ? exact - NOISE_COST : best;
}

/** Ends of names from one of their words on: `privileged`, `securityContext.privileged`. They are cut only from names that hold the query. */
function scoreTails({ squeezed }: Query, { row: { k, t, n = [] }, names }: Entry): number {
  if (squeezed.length < SUBSTRING_LENGTH || k === 'any') return 0;
  let best = 0;
  for (const [at, name] of [t, ...n].entries()) {
    if (!names[at]?.includes(squeezed)) continue;
    for (const tail of cutTails(name))
      if (tail.startsWith(squeezed)) best = Math.max(best, BAND.tail + (100 * squeezed.length) / tail.length);
  }
  return best;
}

/** All words of the query must be found; the band is that of the worst of them. */
function scoreWords({ words }: Query, { number, length }: Entry, look: (word: string) => Matches): number {
  let [band, worth]: [number, number] = [BAND.words, 0];
  for (const word of words) {
    const match = look(word).get(number);
    if (!match) return 0;
    band = Math.min(band, match.band);
    worth += match.worth;
  }
  if (words.length === 0) return 0;
  const cover = Math.min(1, words.length / Math.max(1, length));
  return band + 100 * (worth / words.length) * (0.7 + 0.3 * cover);
}

/** Of a summary only whole words count. */
const IN_SUMMARY: Match = { band: BAND.summary, worth: WORTH.summary };

/** The best match of a word in each entry that has it, or has a word that it begins or lies in. */
function matchWord(word: string, { words, findSummaries }: SearchIndex): Matches {
  const best = new Map<number, Match>();
  for (const [candidate, places] of words) {
    const at = candidate.indexOf(word);
    if (at < 0 || (at > 0 && word.length < SUBSTRING_LENGTH)) continue;
    const share = word.length / candidate.length;
    for (const { entry, worth } of places) {
      const match = rateMatch(at, share, worth);
      const known = best.get(entry);
      if (!known || match.band > known.band || (match.band === known.band && match.worth > known.worth)) best.set(entry, match);
    }
  }
  for (const entry of findSummaries(word)) if (!best.has(entry)) best.set(entry, IN_SUMMARY);
  return best;
}

/** `share` is how much of the word found was asked for. */
function rateMatch(at: number, share: number, worth: number): Match {
  if (share === 1) return { band: BAND.words, worth };
  return at === 0
    ? { band: BAND.wordPrefix, worth: worth * (0.5 + 0.5 * share) }
    : { band: BAND.substring, worth: worth * share };
}
