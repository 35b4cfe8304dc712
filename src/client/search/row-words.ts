import type { IdentifierRow } from '../../view/search/search-file.ts';
import { splitCamel, splitWords } from './words.ts';

/** A row with its title and path, also where the file leaves them out. */
export type NamedRow = IdentifierRow & { readonly t: string; readonly u: string };

/** Clients' words and HTTP methods for each verb. */
export const VERB_WORDS: Readonly<Record<string, readonly string[]>> = {
  get: ['read', 'head'],
  list: ['read', 'get'],
  watch: ['read', 'get'],
  create: ['post', 'add'],
  update: ['put', 'replace', 'edit', 'modify', 'change'],
  patch: ['apply', 'edit', 'modify', 'change', 'update'],
  delete: ['remove'],
  deletecollection: ['delete', 'deleteall'],
};

/** What a hit on a word is worth, by where the word stands. */
export const WORTH = { title: 1, name: 0.95, alias: 0.85, part: 0.8, group: 0.5, summary: 0.3 } as const;

/** Splits a text into words, and into those within its words in camel case. */
export interface Splitter {
  readonly words: (text: string) => readonly string[];
  readonly parts: (text: string) => readonly string[];
}

/** `finish` is done to every word. */
export function createSplitter(finish: (word: string) => string): Splitter {
  return { words: (text) => splitWords(text).map(finish), parts: (text) => splitAllCamel(text).map(finish) };
}

/** Most texts have no word in camel case, which is seen faster than they are split. */
function splitAllCamel(text: string): readonly string[] {
  return /[A-Za-z0-9][A-Z]|[A-Z][0-9]/.test(text) ? text.split(/[^A-Za-z0-9]+/).flatMap(splitCamel) : [];
}

/** The words that a resource has in common with what hangs on it, split once for all of them. */
export interface SharedWords {
  readonly forms: readonly string[];
  readonly parts: readonly string[];
  readonly group: readonly string[];
}

export function shareWords({ f = [], n = [], g = '' }: NamedRow, { words, parts }: Splitter): SharedWords {
  return { forms: f.flatMap(words), parts: n.flatMap(parts), group: words(g) };
}

/** Hands on the words of the names of a row, text by text as they stand there, with their worth, the most worth first; some more than once. */
export function eachText(
  { t, k, of, n = [], a = [], v = '' }: NamedRow,
  shared: SharedWords,
  { words, parts }: Splitter,
  take: (words: readonly string[], worth: number) => void,
): void {
  const aliases = a.filter((alias) => !isEnd(alias, t));
  take(words(t), WORTH.title);
  for (const name of n) take(words(name), WORTH.name);
  if (k !== 'any') take(shared.forms, WORTH.name);
  for (const alias of aliases) take(words(alias), WORTH.alias);
  take(VERB_WORDS[v] ?? [], WORTH.alias);
  take(parts(t), WORTH.part);
  for (const name of n) take(parts(name), WORTH.part);
  for (const alias of aliases) take(parts(alias), WORTH.part);
  if (of !== undefined) take(shared.parts, WORTH.part);
  take(shared.group, WORTH.group);
}

/** Whether a text is the end of a path, as one alias of a field is: it has no words of its own. */
function isEnd(text: string, path: string): boolean {
  return path.endsWith(text) && path[path.length - text.length - 1] === '.';
}
