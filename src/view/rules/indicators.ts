import type { Catalog, Rule } from '../../catalog/model.ts';
import { collectLeaves } from '../../predicate/fields.ts';
import { showValue as quoteValue } from '../../predicate/leaf-words.ts';
import type { Leaf, Predicate, Relation } from '../../predicate/types.ts';
import { findField } from '../field-link.ts';
import { fieldHref } from '../urls.ts';

/** One field with one value, as a rule tests it. */
export interface RuleTest {
  /** Canonical path. */
  readonly field: string;
  /** How, in words. */
  readonly kind: string;
  /** Empty where only presence is tested. */
  readonly value: string;
  /** Under a negation: the rule asks for records without it. */
  readonly excluded: boolean;
}

/** A test that rules have in common. */
export interface Indicator {
  readonly field: string;
  /** The page that explains the field, where one does. */
  readonly href?: string | undefined;
  readonly kind: string;
  readonly value: string;
  readonly rules: number;
  /** In the order of the corpora. */
  readonly vendors: readonly string[];
}

/** Tests that are to be met, and those that are not to be met; the most used first. */
export interface Indicators {
  readonly wanted: readonly Indicator[];
  readonly excluded: readonly Indicator[];
}

/** The tests of a predicate, one for each value. A test that stands in both ways is there twice. */
export function listTests(predicate: Predicate): RuleTest[] {
  return collectLeaves(predicate).flatMap(({ leaf, polarity }) =>
    (polarity === 'both' ? [false, true] : [polarity === 'negative']).flatMap((excluded) =>
      (leaf.values ?? ['']).map((value) => ({ field: leaf.field, kind: kindOf(leaf), value: String(value), excluded })),
    ),
  );
}

const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'greater than',
  '>=': 'at least',
};

/** How a leaf tests its field, in words. Whether letters of either case are the same is left to the page of the rule. */
function kindOf(leaf: Leaf): string {
  return leaf.elements === 'all' ? `each ${wordOf(leaf)}` : wordOf(leaf);
}

function wordOf({ op, relation = '<' }: Leaf): string {
  switch (op) {
    case 'equals':
    case 'in':
      return 'equals';
    case 'startsWith':
      return 'starts with';
    case 'endsWith':
      return 'ends with';
    case 'contains':
      return 'contains';
    case 'glob':
      return 'pattern';
    case 'regex':
      return 'regex';
    case 'exists':
      return 'exists';
    case 'cidr':
      return 'network';
    case 'compare':
      return RELATION_WORDS[relation];
  }
}

/**
 * Counts equal tests over rules. A rule counts once for each, however often it has it. Names that begin as no part of an audit event
 * does are no fields: they are left to the page of the rule.
 */
export function gatherIndicators(
  uses: readonly { readonly rule: Pick<Rule, 'corpus'>; readonly tests: readonly RuleTest[] }[],
  catalog: Catalog,
): Indicators {
  const found = new Map<string, { readonly test: RuleTest; readonly rules: Set<object>; readonly corpora: Set<string> }>();
  const known = rootsOf(catalog.fields);
  for (const { rule, tests } of uses) {
    for (const test of tests) {
      if (!known.has(rootOf(test.field))) continue;
      const key = JSON.stringify([test.field, test.kind, test.value, test.excluded]);
      const entry = found.get(key) ?? { test, rules: new Set(), corpora: new Set() };
      entry.rules.add(rule);
      entry.corpora.add(rule.corpus);
      found.set(key, entry);
    }
  }
  const rows = [...found.values()].map(({ test: { excluded, ...test }, rules, corpora }) => ({
    excluded,
    row: { ...test, href: hrefOf(test.field, catalog), rules: rules.size, vendors: vendorTitles(corpora, catalog) },
  }));
  const select = (wanted: boolean): Indicator[] =>
    rows
      .filter(({ excluded }) => excluded !== wanted)
      .map(({ row }) => row)
      .sort(compareIndicators);
  return { wanted: select(true), excluded: select(false) };
}

const roots = new WeakMap<Catalog['fields'], ReadonlySet<string>>();

/** What the paths of fields begin with; worked out once for all pages. */
function rootsOf(fields: Catalog['fields']): ReadonlySet<string> {
  const known = roots.get(fields) ?? new Set(fields.map(({ path }) => rootOf(path)));
  roots.set(fields, known);
  return known;
}

function rootOf(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? '';
}

/** The first rows for a page: at most so many in all, and so many of one field tested in one way, which may have a long list. */
export function firstIndicators(rows: readonly Indicator[], most: number, ofEachTest: number): Indicator[] {
  const counts = new Map<string, number>();
  const first = rows.filter(({ field, kind }) => {
    const count = (counts.get(`${field} ${kind}`) ?? 0) + 1;
    counts.set(`${field} ${kind}`, count);
    return count <= ofEachTest;
  });
  return first.slice(0, most);
}

/** Titles of corpora, in their order. */
export function vendorTitles(ids: ReadonlySet<string>, { corpora }: Pick<Catalog, 'corpora'>): string[] {
  return corpora.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}

function compareIndicators(a: Indicator, b: Indicator): number {
  return (
    b.rules - a.rules ||
    b.vendors.length - a.vendors.length ||
    compareText(a.field, b.field) ||
    compareText(a.kind, b.kind) ||
    compareText(a.value, b.value)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hrefOf(path: string, { fields }: Catalog): string | undefined {
  const field = findField(path, fields);
  return field && fieldHref(field);
}

/** Longest value that a table shows whole, in characters. */
const LONGEST = 100;

/** A value as a table shows it: cut where it is very long; the JSON twin and the page of the rule have all of it. */
export function showValue({ kind, value }: Pick<Indicator, 'kind' | 'value'>): string {
  if (value === '' && kind.endsWith('exists')) return '';
  const characters = [...value.slice(0, LONGEST * 2 + 2)];
  return quoteValue(characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value);
}

/** Names of vendors as a table shows them: three, and how many more there are. */
export function showVendors(vendors: readonly string[]): string {
  const more = vendors.length - 3;
  return more > 1 ? `${vendors.slice(0, 3).join(', ')} and ${more} more` : vendors.join(', ');
}
