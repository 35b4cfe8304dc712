import type { Leaf, Predicate } from './types.ts';

/**
 * The predicate without the words that a search looks for in the whole record beside a test that has them among its values, as in
 * `resource=secrets OR configmaps`. Such a word may stand anywhere in a record, but what the rule names by it is the value: operations
 * are asked for that alone. Events are asked for the predicate as it is.
 */
export function withoutBareWords(predicate: Predicate): Predicate {
  if ('not' in predicate) return { not: withoutBareWords(predicate.not) };
  if ('all' in predicate) return { all: predicate.all.map(withoutBareWords) };
  if (!('any' in predicate)) return predicate;
  return { any: predicate.any.filter((part) => !isBareWord(part, predicate.any)).map(withoutBareWords) };
}

function isBareWord(part: Predicate, siblings: readonly Predicate[]): boolean {
  if (!('unsupported' in part) || part.reason !== 'full-text') return false;
  return siblings.some((other) => findRepeatedTest(other, part.unsupported) !== undefined);
}

/** The test that has a word among its values: the part itself, or all that the part demands but a name that is never written. */
export function findRepeatedTest(part: Predicate, word: string): Leaf | undefined {
  if ('field' in part) return part.values?.includes(word) ? part : undefined;
  if (!('all' in part)) return undefined;
  const [test, ...more] = part.all.filter((own) => !('unsupported' in own) || own.reason !== 'never-written');
  return test && more.length === 0 ? findRepeatedTest(test, word) : undefined;
}
