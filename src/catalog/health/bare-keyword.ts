import { findRepeatedTest } from '../../predicate/bare-words.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { HealthCheck } from './health-check.ts';

const CODE = 'bare-keyword';

/**
 * A word that stands beside a test as an alternative, as in `resource=secrets OR configmaps`: it is looked for in the whole record. Its
 * importer keeps it as full text and, as it was meant, among the values of the test too.
 */
export const bareKeyword: HealthCheck = {
  code: CODE,
  title: 'Looks for a value anywhere in the record',
  find: ({ predicate }) =>
    findKeywords(predicate).map(({ part, word, beside }) => ({
      ...{ code: CODE, certainty: 'likely', dead: false, part },
      message: `"${word}" stands alone beside the test of ${beside}: it is looked for in the whole text of the record, not in that field.`,
      fix: `Write the field again before "${word}".`,
    })),
};

interface Keyword {
  readonly part: Predicate;
  readonly word: string;
  readonly beside: string;
}

function findKeywords(predicate: Predicate): Keyword[] {
  if ('not' in predicate) return findKeywords(predicate.not);
  if ('all' in predicate) return predicate.all.flatMap(findKeywords);
  if (!('any' in predicate)) return [];
  return predicate.any.flatMap((part) => {
    const word = 'unsupported' in part && part.reason === 'full-text' ? part.unsupported : undefined;
    const beside = word && predicate.any.map((other) => fieldWith(other, word)).find((field) => field !== undefined);
    return word && beside ? [{ part, word, beside }] : findKeywords(part);
  });
}

/** The field of a test that has the word among its values. */
function fieldWith(part: Predicate, word: string): string | undefined {
  if (!('unsupported' in part)) return findRepeatedTest(part, word)?.field;
  if (part.reason !== 'unmapped-field') return undefined;
  return part.unsupported.includes(JSON.stringify(word)) ? part.unsupported.split(' ')[0] : undefined;
}
