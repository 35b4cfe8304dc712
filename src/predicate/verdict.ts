import type { Verdict } from './types.ts';

/** Kleene's negation: the ends change places. */
export function negate(verdict: Verdict): Verdict {
  if (verdict === 'unknown') return 'unknown';
  return verdict === 'match' ? 'no-match' : 'match';
}

/** The least in the order no-match < unknown < match; match for none. */
export function conjoin(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no-match')) return 'no-match';
  return verdicts.includes('unknown') ? 'unknown' : 'match';
}

/** The greatest in the order no-match < unknown < match; no-match for none. */
export function disjoin(verdicts: readonly Verdict[]): Verdict {
  return negate(conjoin(verdicts.map(negate)));
}
