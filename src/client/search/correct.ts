import type { SearchIndex } from './build-index.ts';
import { measureDistance } from './distance.ts';
import { stem } from './words.ts';

/** Most letters that may differ, by length of the word; shorter words are never touched. */
function limitFor(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * The query with each unknown word replaced by the nearest word of the vocabulary, in lower case, other characters kept.
 * Undefined where nothing changes.
 */
export function correctQuery(text: string, index: SearchIndex): string | undefined {
  const vocabulary = index.vocabulary();
  const lower = text.toLowerCase();
  const corrected = lower.replace(/[a-z0-9]+/g, (word) =>
    isKnown(word, vocabulary) ? word : (findNearest(word, vocabulary) ?? word),
  );
  return corrected === lower ? undefined : corrected;
}

function isKnown(word: string, vocabulary: ReadonlyMap<string, number>): boolean {
  return vocabulary.has(word) || vocabulary.has(stem(word)) || vocabulary.has(`${word}s`);
}

/** Nearest first, then what is worth more, then what begins alike. */
function findNearest(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  const limit = limitFor(word);
  let best: { word: string; rank: number } | undefined;
  if (limit === 0) return undefined;
  for (const [candidate, worth] of vocabulary) {
    const distance = candidate.length < 3 ? limit + 1 : measureDistance(word, candidate, limit);
    if (distance > limit) continue;
    const rank = distance - worth / 2 + (candidate[0] === word[0] ? 0 : 0.3);
    if (!best || rank < best.rank) best = { word: candidate, rank };
  }
  return best?.word;
}
