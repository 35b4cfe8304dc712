import type { Catalog, Operation, Resource, Rule } from '../../catalog/model.ts';
import { anyId } from '../../catalog/rule-address.ts';
import { createOperationLookup, OPERATION_FIELDS } from '../../predicate/event-lookup.ts';
import { collectFields } from '../../predicate/fields.ts';
import { compileResidual } from '../../predicate/residual.ts';
import type { Lookup } from '../../predicate/types.ts';
import type { Link } from '../link.ts';
import { anyHref, href, operationRulesHref } from '../urls.ts';
import { gatherIndicators, type Indicators, listTests, type RuleTest } from './indicators.ts';
import { partReach } from './reach-parts.ts';
import { countLabel, groupByVendor, sortBySeverity, type VendorRules } from './rule-item.ts';

/** What the page of an operation says of the rules that look for it. */
export interface OperationRules {
  /** "Named by 12 rules of 5 vendors" */
  readonly line: string;
  /** "; 30 other rules may also match it"; empty where none does. */
  readonly more: string;
  readonly named: readonly VendorRules[];
  /** Rules that name the resource and no verb, and the page that lists them with all they say. */
  readonly any: { readonly count: number; readonly groups: readonly VendorRules[]; readonly page: Link };
  /** Without groups where they are too many for the page. */
  readonly also: { readonly count: number; readonly groups: readonly VendorRules[] };
  /** Rules that leave the operation open and demand a body that its record does not have; without groups as above. */
  readonly bodiless: { readonly count: number; readonly groups: readonly VendorRules[] };
  /** How many rules apply to every request. */
  readonly every: number;
  readonly everyHref: string;
  /** Only where this page does not show all. */
  readonly all?: Link | undefined;
  /** Of the rules that name the operation, or its resource without a verb. */
  readonly indicators: Indicators;
  /** How many of these rules test a field, by its canonical path. */
  readonly tested: ReadonlyMap<string, number>;
}

/** Named rules that a page shows at most; of more, the most severe of each vendor. */
const MOST_NAMED = 24;
const OF_EACH_VENDOR = 3;

/** Also-reaching rules that a page names at most. */
const MOST_ALSO = 40;

/** The rules of one operation of a resource. */
export function toOperationRules(operation: Operation, resource: Resource, catalog: Catalog): OperationRules {
  const { named, any, also, bodiless } = partReach(operation, catalog);
  const uses = operationUses(operation, [...named, ...any]);
  const total = named.length + any.length + also.length + bodiless.length;
  const isShort = also.length + bodiless.length <= MOST_ALSO;
  return {
    ...countLines(named, any.length + also.length),
    named: limitVendors(groupByVendor(named.toSorted(sortBySeverity), catalog), named.length),
    any: { count: any.length, groups: groupByVendor(any, catalog), page: { text: anyId(resource), href: anyHref(resource) } },
    also: { count: also.length, groups: isShort ? groupByVendor(also, catalog) : [] },
    bodiless: { count: bodiless.length, groups: isShort ? groupByVendor(bodiless, catalog) : [] },
    every: countEvery(catalog),
    everyHref: href('/rules/every-request/'),
    all: hasRulesPage(operation, catalog)
      ? { text: `View all rules referencing this event (${total})`, href: operationRulesHref(operation) }
      : undefined,
    indicators: gatherIndicators(uses, catalog),
    tested: countFields(uses),
  };
}

/** Whether the rules of an operation are too many for its page, so that they have a page of their own. */
export function hasRulesPage(operation: Operation, catalog: Catalog): boolean {
  const { named, also, bodiless } = partReach(operation, catalog);
  return named.length > MOST_NAMED || also.length + bodiless.length > MOST_ALSO;
}

function countLines(named: readonly Rule[], others: number): Pick<OperationRules, 'line' | 'more'> {
  const more = others === 0 ? '' : `; ${countLabel(others, 'other rule')} may also match it`;
  if (named.length > 0) return { line: `Named by ${countRules(named)}`, more };
  return { line: 'Named by no public rule', more: others === 0 ? '' : `; ${countLabel(others, 'rule')} may match it` };
}

/** "12 rules of 5 vendors" */
export function countRules(rules: readonly Rule[]): string {
  const vendors = new Set(rules.map(({ corpus }) => corpus));
  return `${countLabel(rules.length, 'rule')} of ${countLabel(vendors.size, 'vendor')}`;
}

function limitVendors(groups: readonly VendorRules[], count: number): readonly VendorRules[] {
  if (count <= MOST_NAMED) return groups;
  return groups.map((group) => ({ ...group, items: group.items.slice(0, OF_EACH_VENDOR), total: group.items.length }));
}

const everyCounts = new WeakMap<Catalog, number>();

function countEvery(catalog: Catalog): number {
  const count = everyCounts.get(catalog) ?? catalog.rules.filter(({ appliesToAll }) => appliesToAll).length;
  everyCounts.set(catalog, count);
  return count;
}

interface Use {
  readonly rule: Rule;
  /** What the rule tests beside the parts of the operation, in the alternatives that the operation leaves open. */
  readonly tests: readonly RuleTest[];
  readonly fields: ReadonlySet<string>;
}

/** The API's version tells no operation from another, and no indicator either. */
const OWN_FIELDS: ReadonlySet<string> = new Set([...OPERATION_FIELDS, 'objectRef', 'objectRef.apiVersion']);

/** What rules test in a record of one operation. */
function operationUses(operation: Operation, rules: readonly Rule[]): Use[] {
  return usesOf(rules, createOperationLookup(operation.key));
}

/** What rules test in a record of which a lookup says what is known. */
export function usesOf(rules: readonly Rule[], lookup: Lookup): Use[] {
  return rules.map((rule) => {
    const { residualOf, ownFields } = prepare(rule);
    const tests = listTests(residualOf(lookup)).filter(({ field }) => !OWN_FIELDS.has(field));
    return { rule, tests, fields: new Set([...ownFields, ...tests.map(({ field }) => field)]) };
  });
}

interface Prepared {
  readonly residualOf: ReturnType<typeof compileResidual>;
  readonly ownFields: readonly string[];
}

const prepared = new WeakMap<Rule, Prepared>();

/** A rule is asked about many operations: its values and patterns are read once. */
function prepare(rule: Rule): Prepared {
  const known = prepared.get(rule) ?? {
    residualOf: compileResidual(rule.predicate),
    ownFields: collectFields(rule.predicate).filter((field) => OWN_FIELDS.has(field)),
  };
  prepared.set(rule, known);
  return known;
}

function countFields(uses: readonly Use[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of uses) for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
  return counts;
}
