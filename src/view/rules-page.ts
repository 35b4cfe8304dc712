import { HEALTH_CHECKS } from '../catalog/health/index.ts';
import type { Catalog, Rule } from '../catalog/model.ts';
import { collectFields } from '../predicate/fields.ts';
import { findField } from './field-link.ts';
import type { Link } from './link.ts';
import { CERTAINTY_WORDS, corpusOf } from './rule-page.ts';
import { type RuleRow, toRuleRows } from './rule-table.ts';
import { UNSUPPORTED_WORDS } from './unsupported-words.ts';
import { corpusHref, fieldHref, ruleHref } from './urls.ts';

/** What the page of all rules shows. */
export interface RulesPage {
  readonly rows: readonly RuleRow[];
  /** Vendors with the number of their rules in the catalog. */
  readonly vendors: readonly Link[];
  readonly everyRequest: number;
  readonly withFindings: number;
}

export function toRulesPage(catalog: Catalog): RulesPage {
  const { rules, corpora } = catalog;
  const count = (id: string): number => rules.filter(({ corpus }) => corpus === id).length;
  return {
    rows: toRuleRows(rules, catalog),
    vendors: corpora.map((corpus) => ({ text: corpus.title, href: corpusHref(corpus), note: String(count(corpus.id)) })),
    everyRequest: rules.filter(({ appliesToAll }) => appliesToAll).length,
    withFindings: rules.filter(({ health }) => health.length > 0).length,
  };
}

/** A rule that applies to every request, and what it does test. */
export interface EveryRequestRow {
  readonly title: string;
  readonly href: string;
  readonly severity: Rule['severity']['level'];
  readonly fields: readonly { readonly path: string; readonly href?: string | undefined }[];
  /** What it demands in its own words. */
  readonly demands: readonly string[];
}

export interface EveryRequestGroup {
  readonly corpus: string;
  readonly title: string;
  readonly rows: readonly EveryRequestRow[];
}

/** The rules that test no operation, by vendor in the order of the corpora. */
export function toEveryRequestPage(catalog: Catalog): EveryRequestGroup[] {
  const byCorpus = Map.groupBy(
    catalog.rules.filter(({ appliesToAll }) => appliesToAll),
    ({ corpus }) => corpus,
  );
  return [...byCorpus].map(([corpus, rules]) => ({
    corpus,
    title: corpusOf({ corpus }, catalog).title,
    rows: rules.map((rule) => toEveryRequestRow(rule, catalog)),
  }));
}

function toEveryRequestRow(rule: Rule, { fields }: Catalog): EveryRequestRow {
  return {
    ...{ title: rule.title, href: ruleHref(rule), severity: rule.severity.level },
    fields: collectFields(rule.predicate).map((path) => {
      const field = findField(path, fields);
      return { path, href: field && fieldHref(field) };
    }),
    demands: [...new Set(rule.unsupported.map(({ what }) => UNSUPPORTED_WORDS[what]))],
  };
}

/** The findings of one check, over all rules. */
export interface HealthGroup {
  readonly code: string;
  readonly title: string;
  readonly rows: readonly {
    readonly rule: Link;
    readonly certainty: string;
    readonly dead: boolean;
    readonly message: string;
    readonly fix: string;
  }[];
}

/** Every finding on every rule, by the check that found it; checks without findings are left out. */
export function toHealthPage(catalog: Catalog): HealthGroup[] {
  const findings = catalog.rules.flatMap((rule) => rule.health.map((finding) => ({ rule, finding })));
  return HEALTH_CHECKS.flatMap(({ code, title }) => {
    const rows = findings
      .filter(({ finding }) => finding.code === code)
      .map(({ rule, finding: { certainty, dead, message, fix } }) => ({
        rule: { text: rule.title, href: ruleHref(rule), note: corpusOf(rule, catalog).title },
        ...{ certainty: CERTAINTY_WORDS[certainty], dead, message, fix },
      }));
    return rows.length > 0 ? [{ code, title, rows }] : [];
  });
}
