import { stem } from './words.ts';

/** The numbers of the texts that have a word, stemmed, as a whole word; some more than once. */
export type FindTexts = (word: string) => readonly number[];

/**
 * Makes a search for whole words in many texts. They are read as one, at each search anew: that takes less than a list of their words,
 * of which hardly any is ever asked for.
 */
export function joinTexts(texts: readonly string[]): FindTexts {
  const lower = texts.map((text) => text.toLowerCase());
  const all = lower.join('\n');
  return (word) => {
    const found: number[] = [];
    let [number, end] = [-1, 0];
    for (let at = all.indexOf(word); at >= 0 && word !== ''; at = all.indexOf(word, at + word.length)) {
      if (!isWholeWord(all, at, word)) continue;
      for (; at >= end; end += (lower[number]?.length ?? 0) + 1) number++;
      found.push(number);
    }
    return found;
  };
}

/** Whether what stands at a place is the word or its plural. */
function isWholeWord(text: string, at: number, word: string): boolean {
  if (at > 0 && isLetter(text.charCodeAt(at - 1))) return false;
  const end = at + word.length;
  if (!isLetter(text.charCodeAt(end))) return stem(word) === word;
  return text[end] === 's' && !isLetter(text.charCodeAt(end + 1)) && stem(`${word}s`) === word;
}

/** Letters and digits of words as `splitWords` knows them. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
