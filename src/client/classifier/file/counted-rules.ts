import type { RuleCount } from '../../../audit/file/report.ts';
import type { RulesBundle } from '../../../view/rules/rules-bundle.ts';
import type { CountedRule } from './messages.ts';

/** What a list shows of the rules that fire on records or may, without their logic. */
export function countRules(counts: readonly RuleCount[], { rules, vendors, reasons }: RulesBundle): readonly CountedRule[] {
  return counts.flatMap(({ rule: index, fires, mayFire, needs, lines }) => {
    const rule = rules[index];
    if (!rule) return [];
    const { title, path, severity, status, log, corpus, unsupported } = rule;
    const isHandRead = unsupported.some(({ what }) => what === 'not-transcribed');
    const words = needs.map((need) => reasons[need]);
    return [
      { title, path, severity, status, log, vendor: vendors[corpus] ?? corpus, fires, mayFire, lines, needs: words, isHandRead },
    ];
  });
}

export type RuleGroup = 'fires' | 'as-one' | 'open' | 'reaches';

/** The group of a rule, by the surest that it says of one of the records. */
export function groupOf({ fires, needs, isHandRead }: CountedRule): RuleGroup {
  if (fires > 0) return needs.length > 0 ? 'as-one' : 'fires';
  return isHandRead ? 'reaches' : 'open';
}
