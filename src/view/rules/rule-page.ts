import type { Catalog, HealthFinding, Rule } from '../../catalog/model.ts';
import { unsupportedOf } from '../../predicate/parts.ts';
import type { Corpus } from '../../schema/corpus.ts';
import type { Link } from '../link.ts';
import { corpusHref, href } from '../urls.ts';
import { namesOf, type OpenPart, type TreeNode, toOpenPart, toPredicateTree } from './predicate-tree.ts';
import { type RuleFact, toRuleFacts } from './rule-facts.ts';
import { type RuleIndicator, toRuleIndicators } from './rule-indicators.ts';
import { groupByVendor, type VendorRules } from './rule-item.ts';
import { type NeedRow, toNeedRows } from './rule-need-rows.ts';
import { findNeighbours } from './rule-neighbours.ts';
import { type RuleOperations, reachLine, toRuleOperations } from './rule-operations.ts';

/** What the page of a rule shows. */
export interface RulePage {
  readonly title: string;
  /** With the vendor: rules of different vendors share titles. */
  readonly fullTitle: string;
  readonly description: string;
  readonly breadcrumbs: readonly Link[];
  readonly lead: string;
  readonly severity: Rule['severity'];
  readonly status: Rule['status'];
  readonly local?: true | undefined;
  readonly health: readonly HealthRow[];
  readonly facts: readonly RuleFact[];
  readonly tree: TreeNode;
  /** What it demands beside the tree: beyond one event, or not put into tests. */
  readonly demands: readonly OpenPart[];
  readonly note?: string | undefined;
  readonly indicators: readonly RuleIndicator[];
  readonly exclusions: readonly RuleIndicator[];
  readonly operations: RuleOperations;
  readonly needs: readonly NeedRow[];
  readonly samePredicate: readonly VendorRules[];
  readonly sameOperations: readonly VendorRules[];
}

export interface HealthRow extends Pick<HealthFinding, 'code' | 'message' | 'fix'> {
  readonly certainty: string;
}

export const CERTAINTY_WORDS: Readonly<Record<HealthFinding['certainty'], string>> = {
  certain: 'Certain',
  likely: 'Likely',
  note: 'Note',
};

/** Props of the page of one rule. */
export function toRulePage(rule: Rule, catalog: Catalog): RulePage {
  const corpus = corpusOf(rule, catalog);
  const indicators = toRuleIndicators(rule, catalog);
  const { samePredicate, sameOperations } = findNeighbours(rule, catalog);
  const line = reachLine(rule);
  return {
    title: rule.title,
    fullTitle: ruleTitle(rule, corpus, catalog),
    description: `${corpus.title} detection rule for Kubernetes audit logs. ${line}`,
    breadcrumbs: [
      { text: 'Rules', href: href('/rules/') },
      { text: corpus.title, href: corpusHref(corpus) },
    ],
    lead: `${corpus.title} rule. ${line}`,
    ...{ severity: rule.severity, status: rule.status, local: rule.local },
    health: rule.health.map(({ code, certainty, message, fix }) => ({
      code,
      certainty: CERTAINTY_WORDS[certainty],
      message,
      fix,
    })),
    facts: toRuleFacts(rule, corpus, catalog),
    tree: toPredicateTree(rule.predicate, { fields: catalog.fields, names: namesOf(rule), reading: rule.reading }),
    demands: demandsBeside(rule),
    note: rule.note,
    indicators: indicators.filter(({ excluded }) => !excluded),
    exclusions: indicators.filter(({ excluded }) => excluded),
    operations: toRuleOperations(rule, catalog),
    needs: toNeedRows(rule, catalog.fields),
    samePredicate: groupByVendor(samePredicate, catalog),
    sameOperations: groupByVendor(sameOperations, catalog),
  };
}

/** What is not a part of the tree already. */
function demandsBeside({ predicate, unsupported, reading }: Rule): RulePage['demands'] {
  const shown = new Set(unsupportedOf(predicate).map((part) => part.unsupported));
  return unsupported.filter(({ text }) => !shown.has(text)).map(({ what, text }) => toOpenPart(text, what, reading));
}

/**
 * The corpus of a rule.
 * @throws Error where the vocabulary lacks it, which the checks of the content rule out.
 */
export function corpusOf({ corpus }: Pick<Rule, 'corpus'>, { corpora }: Pick<Catalog, 'corpora'>): Corpus {
  const found = corpora.find(({ id }) => id === corpus);
  if (!found) throw new Error(`Cannot find the corpus "${corpus}": add it to content/vocab/corpora.yaml`);
  return found;
}

/** A title that no other page has: with the vendor, and with a number from the second rule of one title on. */
function ruleTitle(rule: Rule, corpus: Corpus, { rules }: Catalog): string {
  const alike = rules.filter(({ corpus: other, title }) => other === rule.corpus && title === rule.title);
  const number = alike.indexOf(rule) + 1;
  return `${rule.title} (${corpus.title} rule${number > 1 ? ` ${number}` : ''})`;
}
