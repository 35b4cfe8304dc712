import type { Catalog, Rule } from '../../catalog/model.ts';
import { findField } from '../field-link.ts';
import { fieldHref } from '../urls.ts';
import { listTests, type RuleTest, vendorTitles } from './indicators.ts';

/** One value that a rule tests, and who else does. */
export interface RuleIndicator extends RuleTest {
  readonly href?: string | undefined;
  /** How many other rules have the same test. */
  readonly others: number;
  /** Whose they are, in the order of the corpora. */
  readonly vendors: readonly string[];
}

const indexes = new WeakMap<readonly Rule[], ReadonlyMap<string, ReadonlySet<Rule>>>();

/** What a rule looks for, or excludes, value by value in the order of its predicate and equal ones once, each with the other rules that do the same. */
export function toRuleIndicators(rule: Rule, catalog: Catalog): RuleIndicator[] {
  const index = indexOf(catalog.rules);
  const tests = new Map(listTests(rule.predicate).map((test) => [keyOf(test), test]));
  return [...tests.values()].map((test) => {
    const field = findField(test.field, catalog.fields);
    const others = [...(index.get(keyOf(test)) ?? [])].filter((other) => other !== rule);
    const vendors = vendorTitles(new Set(others.map(({ corpus }) => corpus)), catalog);
    return { ...test, href: field && fieldHref(field), others: others.length, vendors };
  });
}

function indexOf(rules: readonly Rule[]): ReadonlyMap<string, ReadonlySet<Rule>> {
  const index = indexes.get(rules) ?? makeIndex(rules);
  indexes.set(rules, index);
  return index;
}

function makeIndex(rules: readonly Rule[]): ReadonlyMap<string, ReadonlySet<Rule>> {
  const index = new Map<string, Set<Rule>>();
  for (const rule of rules) {
    for (const test of listTests(rule.predicate)) {
      const key = keyOf(test);
      const using = index.get(key);
      if (using) using.add(rule);
      else index.set(key, new Set([rule]));
    }
  }
  return index;
}

function keyOf({ field, kind, value, excluded }: RuleTest): string {
  return JSON.stringify([field, kind, value, excluded]);
}
