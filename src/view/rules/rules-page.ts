import { HEALTH_CHECKS } from '../../catalog/health/index.ts';
import type { Catalog, HealthFinding, Rule } from '../../catalog/model.ts';
import { collectFields } from '../../predicate/fields.ts';
import { findField } from '../field-link.ts';
import type { Link } from '../link.ts';
import { corpusHref, fieldHref, ruleHref } from '../urls.ts';
import { CERTAINTY_WORDS, corpusOf } from './rule-page.ts';
import { type RuleRow, toRuleRows } from './rule-table.ts';
import { UNSUPPORTED_WORDS } from './unsupported-words.ts';

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

/** One finding on one rule. */
interface HealthRow {
  readonly rule: Link;
  readonly certainty: string;
  readonly message: string;
  readonly fix: string;
}

/** Findings of one kind, over all rules. */
export interface HealthGroup {
  readonly code: string;
  readonly title: string;
  /** Where it is the same for all of several rows. */
  readonly fix?: string | undefined;
  readonly rows: readonly HealthRow[];
}

/** Every finding on every rule: first those for which a rule can never match, then the others by the check that found them. */
export function toHealthPage(catalog: Catalog): HealthGroup[] {
  const findings = catalog.rules.flatMap((rule) => rule.health.map((finding) => ({ rule, finding })));
  const [dead, others] = [true, false].map((isDead) => findings.filter(({ finding }) => finding.dead === isDead));
  const toRows = (found: typeof findings = []): HealthRow[] => found.map((entry) => toHealthRow(entry, catalog));
  return [
    toHealthGroup('cannot-match', 'Can never match', toRows(dead)),
    ...HEALTH_CHECKS.map(({ code, title }) =>
      toHealthGroup(code, title, toRows(others?.filter(({ finding }) => finding.code === code))),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

function toHealthGroup(code: string, title: string, rows: readonly HealthRow[]): HealthGroup {
  const [fix, ...more] = new Set(rows.map((row) => row.fix));
  return { code, title, fix: rows.length > 1 && more.length === 0 ? fix : undefined, rows };
}

function toHealthRow({ rule, finding }: { readonly rule: Rule; readonly finding: HealthFinding }, catalog: Catalog): HealthRow {
  const { certainty, message, fix } = finding;
  return {
    rule: { text: rule.title, href: ruleHref(rule), note: corpusOf(rule, catalog).title },
    ...{ certainty: CERTAINTY_WORDS[certainty], message, fix },
  };
}
