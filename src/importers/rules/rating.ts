import type { Corpus } from '../../schema/corpus.ts';
import type { RuleContent } from '../../schema/rule.ts';

/** The corpus' word for severity with its place on the common scale; none where there is no word, undefined where the word has no place. */
export function rateSeverity({ severities }: Corpus, word: string | null): RuleContent['severity'] | undefined {
  if (word === null) return { level: 'none', original: null };
  const level = Object.hasOwn(severities, word) ? severities[word] : undefined;
  return level && { level, original: word };
}

/** The corpus' word for status with its place on the common scale; undefined where the word, or the lack of one, has no place. */
export function rateStatus({ statuses }: Corpus, word: string): RuleContent['status'] | undefined {
  const level = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  return level && { level, original: word === '' ? null : word };
}

/** What to say of a word without a place. */
export function unratedMessage(corpus: Corpus, kind: 'severity' | 'status', word: string): string {
  const map = kind === 'severity' ? 'severities' : 'statuses';
  return `Cannot place the ${kind} "${word}" of ${corpus.title}: add it to "${map}" in content/vocab/corpora.yaml`;
}
