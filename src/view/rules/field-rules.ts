import type { Catalog, Field, Rule } from '../../catalog/model.ts';
import { findField } from '../field-link.ts';
import { gatherIndicators, type Indicators, listTests, type RuleTest } from './indicators.ts';
import { countRules } from './operation-rules.ts';
import { groupByVendor, sortBySeverity, type VendorRules } from './rule-item.ts';

/** What a field page says of the rules that test the field. */
export interface FieldRules {
  readonly count: number;
  /** "12 rules of 5 vendors test it." */
  readonly line: string;
  readonly vendors: readonly { readonly title: string; readonly count: number }[];
  readonly indicators: Indicators;
  /** None where they are too many for the page. */
  readonly groups: readonly VendorRules[];
}

/** A rule with those of its tests that a field page explains. */
interface FieldUse {
  readonly rule: Rule;
  readonly tests: readonly RuleTest[];
}

/** Rules that a field page lists at most. */
const MOST_LISTED = 100;

/** The rules that test a field: under its own path, or where the same value stands elsewhere. */
export function toFieldRules(field: Field, catalog: Catalog): FieldRules {
  const uses = usesOfField(field, catalog);
  const rules = uses.map(({ rule }) => rule);
  const groups = groupByVendor(rules.toSorted(sortBySeverity), catalog);
  return {
    count: rules.length,
    line: rules.length === 0 ? 'No public rule tests it.' : `${countRules(rules)} ${rules.length === 1 ? 'tests' : 'test'} it.`,
    vendors: groups.map(({ title, items }) => ({ title, count: items.length })),
    indicators: gatherIndicators(uses, catalog),
    groups: rules.length > MOST_LISTED ? [] : groups,
  };
}

/** The rules that test a field, in the order of the catalog. */
export function usesOfField(field: Field, catalog: Catalog): readonly FieldUse[] {
  const uses = indexes.get(catalog) ?? indexUses(catalog);
  indexes.set(catalog, uses);
  return uses.get(field) ?? [];
}

type UsesByField = ReadonlyMap<Field, readonly FieldUse[]>;

const indexes = new WeakMap<Catalog, UsesByField>();

function indexUses({ rules, fields }: Catalog): UsesByField {
  const index = new Map<Field, FieldUse[]>();
  for (const rule of rules) {
    const byField = Map.groupBy(listTests(rule.predicate), ({ field }) => findField(field, fields));
    for (const [field, tests] of byField) {
      const uses = field && index.get(field);
      if (uses) uses.push({ rule, tests });
      else if (field) index.set(field, [{ rule, tests }]);
    }
  }
  return index;
}
