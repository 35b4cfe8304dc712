import type { Catalog, Rule } from '../../catalog/model.ts';
import { ruleHref } from '../urls.ts';

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
  /** How many there are, where `items` are the first of them. */
  readonly total?: number | undefined;
}

export function toRuleItem(rule: Rule): RuleItem {
  const { title, severity, status, techniques, health } = rule;
  return {
    ...{ title, href: ruleHref(rule), severity: severity.level, techniques },
    status: status.level === 'stable' ? undefined : status.level,
    dead: health.some(({ dead }) => dead),
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

const SEVERITY_RANK: Readonly<Record<RuleItem['severity'], number>> = {
  ...{ critical: 0, high: 1, medium: 2, low: 3, informational: 4, none: 5 },
};

/** Compares rules for a sort: the most severe first. */
export function sortBySeverity(a: Rule, b: Rule): number {
  return severityRank(a.severity.level) - severityRank(b.severity.level);
}

/** Place on the scale of severities, 0 for the most severe. */
export function severityRank(severity: RuleItem['severity']): number {
  return SEVERITY_RANK[severity];
}

/** "3 rules", "1 rule" */
export function countLabel(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
