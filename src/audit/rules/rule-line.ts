import type { ClassifiedItem } from '../classify-text.ts';
import type { OpenRule, RuleJudge } from './judge.ts';
import type { AskedRule } from './rule.ts';

type NamedRule = AskedRule & { readonly corpus: string; readonly id: string };

/** What the command line prints of a rule that an event does not contradict. `needs`: what it demands of several events together. */
export type RuleLine = Pick<NamedRule, 'corpus' | 'id'> &
  Pick<OpenRule<NamedRule>, 'verdict'> &
  Partial<Pick<OpenRule<NamedRule>, 'needs'>>;

/** The rules of one classified item, in their order; undefined where it is no event. */
export function toRuleLines(item: ClassifiedItem, judge: RuleJudge<NamedRule>): readonly RuleLine[] | undefined {
  if (item.kind !== 'event') return undefined;
  return judge.findOpen(item).map(({ rule: { corpus, id }, verdict, needs }) => {
    return { corpus, id, verdict, ...(needs.length > 0 && { needs }) };
  });
}
