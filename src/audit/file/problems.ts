import { shorten } from '../json.ts';
import type { FileLimits } from './limits.ts';
import type { Place } from './place.ts';
import type { Problem, Problems } from './report.ts';

/** Things that are listed with a reason: the first ones with their place, all of them counted. */
export interface ProblemList {
  readonly add: (reason: string, place: Place) => void;
  readonly count: () => number;
  readonly report: () => Problems;
}

const MAX_REASON = 300;

/** Makes an empty list. */
export function createProblems(limits: FileLimits): ProblemList {
  const first: Problem[] = [];
  const reasons = new Map<string, number>();
  let [count, rest] = [0, 0];
  return {
    add(long, { line, locate }) {
      const reason = shorten(long, MAX_REASON);
      count += 1;
      if (first.length < limits.problems) first.push({ line, offset: locate().offset, reason });
      const known = reasons.get(reason);
      if (known === undefined && reasons.size >= limits.reasons) rest += 1;
      else reasons.set(reason, (known ?? 0) + 1);
    },
    count: () => count,
    report: () => ({
      count,
      byReason: { entries: [...reasons].map(([reason, number]) => ({ reason, count: number })), rest },
      first: [...first],
    }),
  };
}
