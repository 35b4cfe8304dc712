import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import type { OpenRule, RuleJudge } from '../../audit/rules/judge.ts';
import type { BundledRule } from '../../view/rules/rules-bundle.ts';

/** On which lines of the input a rule fires, and on which it may. */
export interface RuleCount {
  readonly rule: BundledRule;
  readonly needs: OpenRule<BundledRule>['needs'];
  readonly fires: number[];
  readonly open: number[];
}

/** Asks the rules of each event in turn; each step of the sequence is one event, counted. */
export function* countRules(
  events: readonly ClassifiedEvent[],
  judge: RuleJudge<BundledRule>,
  counts: Map<BundledRule, RuleCount>,
): Generator<void> {
  for (const event of events) {
    for (const { rule, verdict, needs } of judge.findOpen(event)) {
      const count = counts.get(rule) ?? { rule, needs, fires: [], open: [] };
      counts.set(rule, count);
      (verdict === 'fires' ? count.fires : count.open).push(event.line);
    }
    yield;
  }
}

export type CountKey = 'fires' | 'as-one' | 'open' | 'reaches';

/** The group of a rule, by the surest that it says of one of the events. */
export function keyOfCount({ rule, needs, fires }: RuleCount): CountKey {
  if (fires.length > 0) return needs.length > 0 ? 'as-one' : 'fires';
  return rule.unsupported.some(({ what }) => what === 'not-transcribed') ? 'reaches' : 'open';
}

/** Most lines that are named. */
const MOST = 5;

/** "Line 3", "Lines 1, 4, 7, 9, 12 and 30 more"; of open ones also: "; may on 2 more". */
export function sayLines({ fires, open }: RuleCount): string {
  const named = fires.length > 0 ? fires : open;
  const lines = [...new Set(named)];
  const more = lines.length > MOST ? ` and ${lines.length - MOST} more` : '';
  const also =
    fires.length > 0 && open.length > 0 ? `; may on ${open.length} other ${open.length === 1 ? 'record' : 'records'}` : '';
  return `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.slice(0, MOST).join(', ')}${more}${also}`;
}
