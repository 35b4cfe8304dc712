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

type Split = (text: string) => readonly string[];

/** Splits texts into words, each text once: those of a resource come again with each of its operations. */
export interface Splitter {
  readonly words: Split;
  /** The words within those in camel case. */
  readonly parts: Split;
}

export function createSplitter(): Splitter {
  return { words: remember(splitWords), parts: remember(splitAllCamel) };
}

function remember(split: Split): Split {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const words = known.get(text) ?? split(text);
    known.set(text, words);
    return words;
  };
}

/** Most texts have no word in camel case, which is seen faster than they are split. */
function splitAllCamel(text: string): readonly string[] {
  return /[A-Za-z0-9][A-Z]|[A-Z][0-9]/.test(text) ? text.split(/[^A-Za-z0-9]+/).flatMap(splitCamel) : [];
}

/** Hands on the words of the names of a row, text by text as they stand there, with their worth, the most worth first; some more than once. */
export function eachText(
  row: NamedRow,
  parent: NamedRow | undefined,
  { words, parts }: Splitter,
  take: (words: readonly string[], worth: number) => void,
): void {
  const { t, n = [], a = [], f = [], v = '' } = row;
  take(words(t), WORTH.title);
  for (const name of n) take(words(name), WORTH.name);
  for (const form of f) take(words(form), WORTH.name);
  if (parent && row.k === 'operation') for (const form of parent.f ?? []) take(words(form), WORTH.name);
  for (const alias of a) take(words(alias), WORTH.alias);
  take(VERB_WORDS[v] ?? [], WORTH.alias);
  take(parts(t), WORTH.part);
  for (const name of n) take(parts(name), WORTH.part);
  for (const alias of a) take(parts(alias), WORTH.part);
  for (const name of parent?.n ?? []) take(parts(name), WORTH.part);
  take(words(row.g ?? parent?.g ?? ''), WORTH.group);
}
