import type { Verdict } from '../../predicate/types.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
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
  const counts = new Map<AskedRule, OpenCount>(rules.map((rule) => [rule, { fires: 0, mayFire: 0, firing: [], open: [] }]));
  const add = (rule: AskedRule, verdict: Verdict, line: number): void => {
    const count = counts.get(rule);
    if (!count) return;
    const lines = verdict === 'match' ? count.firing : count.open;
    if (verdict === 'match') count.fires += 1;
    else count.mayFire += 1;
    if (lines.length < limits.first) lines.push(line);
  };
  return {
    ask: (item) => {
      for (const { rule, verdict } of judge.findOpen(item)) add(rule, verdict === 'fires' ? 'match' : 'unknown', item.line);
    },
    report: () =>
      rules.flatMap((rule, index) => {
        const { fires = 0, mayFire = 0, firing = [], open = [] } = counts.get(rule) ?? {};
        if (fires + mayFire === 0) return [];
        return [{ rule: index, fires, mayFire, needs: needsOf(rule), lines: [...(fires > 0 ? firing : open)] }];
      }),
  };
}
