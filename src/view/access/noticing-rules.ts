import type { Grants } from '../../catalog/derive/role-grants.ts';
import type { Catalog, Rule } from '../../catalog/model.ts';
import { countRules } from '../rules/operation-rules.ts';
import { groupByVendor, type RuleItem, sortBySeverity, toRuleItem } from '../rules/rule-item.ts';
import { corpusHref } from '../urls.ts';

/** Rules that name one of the operations that a role allows. */
export interface NoticingRules {
  readonly count: number;
  /** "12 rules of 3 vendors name an operation that it allows." */
  readonly line: string;
  readonly vendors: readonly { readonly title: string; readonly href: string; readonly count: number }[];
  /** The most severe, each with its vendor. */
  readonly top: readonly { readonly item: RuleItem; readonly vendor: string }[];
}

/** Rules that a page lists at most; its JSON twin has them all. */
const MOST_LISTED = 12;

/** The rules that name an operation of these grants, the most severe first. */
export function rulesNoticing({ operations, everywhere }: Grants, { operations: all, rulesOf }: Catalog): Rule[] {
  const covered = (verb: string): boolean => everywhere.includes(verb) || everywhere.includes('*');
  const allowed = [...operations.map(({ operation }) => operation), ...all.filter(({ verb }) => covered(verb))];
  const named = allowed.flatMap(({ id }) => (rulesOf.get(id) ?? []).filter(({ how }) => how === 'named').map(({ rule }) => rule));
  return [...new Set(named)].sort(sortBySeverity);
}

export function toNoticingRules(grants: Grants, catalog: Catalog): NoticingRules {
  const rules = rulesNoticing(grants, catalog);
  const groups = groupByVendor(rules, catalog);
  const titles = new Map(groups.map(({ corpus, title }) => [corpus, title]));
  return {
    count: rules.length,
    line:
      rules.length === 0
        ? 'No public rule names an operation that it allows.'
        : `${countRules(rules)} ${rules.length === 1 ? 'names' : 'name'} an operation that it allows.`,
    vendors: groups.map(({ corpus, title, items }) => ({ title, href: corpusHref({ id: corpus }), count: items.length })),
    top: rules.slice(0, MOST_LISTED).map((rule) => ({ item: toRuleItem(rule), vendor: titles.get(rule.corpus) ?? rule.corpus })),
  };
}
