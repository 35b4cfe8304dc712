import type { FileOutcome } from '../../../audit/file/outcome.ts';
import type { OutcomeCounts } from '../../../audit/file/report.ts';

/** What an outcome means, for a reader who sees the word alone. */
export const OUTCOME_WORDS: Readonly<Record<FileOutcome, string>> = {
  succeeded: 'Code 2xx or 3xx, or 101 at the end of a session',
  started: 'The answer has begun, as of a watch or an exec session; how it ended is in another record',
  received: 'Written before the request was handled (RequestReceived)',
  'not authenticated': 'Code 401',
  forbidden: 'Code 403: by authorization or admission',
  'not found': 'Code 404',
  conflict: 'Code 409: it exists already, or has changed meanwhile',
  refused: 'Another code from 400 to 499',
  failed: 'Code 5xx',
  panic: 'The API server itself failed (Panic)',
  unknown: 'The record has no code',
};

const REFUSED: readonly FileOutcome[] = [
  ...(['not authenticated', 'forbidden', 'not found', 'conflict', 'refused', 'failed', 'panic'] as const),
];

/** Records of requests that were refused or have failed. */
export function countRefused(outcomes: OutcomeCounts): number {
  return REFUSED.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
}
