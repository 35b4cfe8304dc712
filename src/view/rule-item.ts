import type { Catalog, Rule } from '../catalog/model.ts';
import { ruleHref } from './urls.ts';

/** What lists say of a rule. */
export interface RuleItem {
  readonly title: string;
  readonly href: string;
  readonly severity: Rule['severity']['level'];
  /** Said only where it is not the ordinary one. */
  readonly status?: Rule['status']['level'] | undefined;
  readonly techniques: readonly string[];
  /** True where a check is certain that the rule as written cannot match. */
  readonly dead: boolean;
}

/** The rules of one corpus under the name by which readers know it. */
export interface VendorRules {
  readonly corpus: string;
  readonly title: string;
  readonly items: readonly RuleItem[];
}

export function toRuleItem(rule: Rule): RuleItem {
  const { title, severity, status, techniques, health } = rule;
  return {
    ...{ title, href: ruleHref(rule), severity: severity.level, techniques },
    status: status.level === 'stable' ? undefined : status.level,
    dead: health.some(({ certainty }) => certainty === 'certain'),
  };
}

/** Rules by vendor, in the order of the corpora; vendors without any are left out. */
export function groupByVendor(rules: readonly Rule[], { corpora }: Catalog): VendorRules[] {
  const byCorpus = Map.groupBy(rules, ({ corpus }) => corpus);
  return corpora.flatMap(({ id, title }) => {
    const items = byCorpus.get(id);
    return items ? [{ corpus: id, title, items: items.map(toRuleItem) }] : [];
  });
}

/** "3 rules", "1 rule" */
export function countLabel(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
