import type { ClassifiedEvent } from '../classify-text.ts';
import type { OnOpen } from '../rules/find-open.ts';
import { createRuleJudge } from '../rules/judge.ts';
import { type AskedRule, needsOf } from '../rules/rule.ts';
import type { FileLimits } from './limits.ts';
import type { RuleCount } from './report.ts';

/** Counts on which records the rules fire. */
export interface RuleTally {
  readonly ask: (item: ClassifiedEvent) => void;
  /** The rules that fire on a record or may, in their order. */
  readonly report: () => readonly RuleCount[];
}

interface OpenCount {
  fires: number;
  mayFire: number;
  readonly firing: number[];
  readonly open: number[];
}

/** Makes the counts of some rules. */
export function createRuleTally(rules: readonly AskedRule[], limits: FileLimits): RuleTally {
  const judge = createRuleJudge(rules);
  const counts = rules.map((): OpenCount => ({ fires: 0, mayFire: 0, firing: [], open: [] }));
  let line = 0;
  const add: OnOpen = (index, verdict) => {
    const count = counts[index];
    if (!count) return;
    const lines = verdict === 'match' ? count.firing : count.open;
    if (verdict === 'match') count.fires += 1;
    else count.mayFire += 1;
    if (lines.length < limits.first) lines.push(line);
  };
  return {
    ask: (item) => {
      line = item.line;
      judge.forEachOpen(item, add);
    },
    report: () =>
      rules.flatMap((rule, index) => {
        const { fires = 0, mayFire = 0, firing = [], open = [] } = counts[index] ?? {};
        if (fires + mayFire === 0) return [];
        return [{ rule: index, fires, mayFire, needs: needsOf(rule), lines: [...(fires > 0 ? firing : open)] }];
      }),
  };
}
