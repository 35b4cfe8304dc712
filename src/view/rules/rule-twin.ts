import type { Catalog, Rule } from '../../catalog/model.ts';
import { anyId } from '../../catalog/rule-address.ts';
import { findMissed } from './missed-equivalents.ts';
import { toRuleNeeds } from './rule-needs.ts';
import { findNeighbours } from './rule-neighbours.ts';
import type { RulePage } from './rule-page.ts';

/** JSON twin of a rule page: its row of data/rules.json and what the page adds. */
export function toRuleTwin(row: object, rule: Rule, page: RulePage, catalog: Catalog): object {
  const { samePredicate, sameOperations } = findNeighbours(rule, catalog);
  return {
    ...row,
    originalSeverity: rule.severity.original,
    originalStatus: rule.status.original,
    dialect: rule.dialect ?? null,
    attackVersion: rule.attackVersion ?? null,
    names: rule.names ?? [],
    note: rule.note ?? null,
    credit: page.facts.find(({ name }) => name === 'Credit')?.text,
    provenance: rule.provenance,
    needs: toRuleNeeds(rule.predicate, catalog.fields),
    indicators: [...page.indicators, ...page.exclusions].map(({ field, kind, value, excluded, others, vendors }) => ({
      ...{ field, kind, value, excluded, otherRules: others, vendors },
    })),
    resourcesWithoutVerb: rule.anyOf.map(anyId),
    notReached: findMissed(rule, catalog).map(({ set, operations }) => ({
      ...{ reason: set.reason, reference: set.reference.url, operations: operations.map(({ id }) => id) },
    })),
    samePredicate: samePredicate.map(toReference),
    sameOperations: sameOperations.map(toReference),
  };
}

function toReference({ corpus, id }: Rule): { corpus: string; id: string } {
  return { corpus, id };
}
