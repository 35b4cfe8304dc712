import type { Catalog, Rule } from '../catalog/model.ts';
import { printLine } from '../predicate/print.ts';
import { simplify } from '../predicate/simplify.ts';
import type { Predicate } from '../predicate/types.ts';

/** Rules that look for the same, in the order of the catalog. */
export interface RuleNeighbours {
  /** With the same logic, whatever the order and the nesting of its parts. */
  readonly samePredicate: readonly Rule[];
  /** Naming exactly the same operations and resources, with other logic. */
  readonly sameOperations: readonly Rule[];
}

interface NeighbourIndex {
  readonly byPredicate: ReadonlyMap<string | undefined, readonly Rule[]>;
  readonly byOperations: ReadonlyMap<string | undefined, readonly Rule[]>;
}

const indexes = new WeakMap<readonly Rule[], NeighbourIndex>();

/** The other rules with the same logic, and those that name the same operations; none for a rule that tests or names nothing. */
export function findNeighbours(rule: Rule, { rules }: Pick<Catalog, 'rules'>): RuleNeighbours {
  const { byPredicate, byOperations } = indexOf(rules);
  const othersOf = (groups: NeighbourIndex['byPredicate'], key: string | undefined): readonly Rule[] =>
    key === undefined ? [] : (groups.get(key) ?? []).filter((other) => other !== rule);
  const samePredicate = othersOf(byPredicate, predicateKey(rule.predicate));
  const sameOperations = othersOf(byOperations, operationsKey(rule)).filter((other) => !samePredicate.includes(other));
  return { samePredicate, sameOperations };
}

function indexOf(rules: readonly Rule[]): NeighbourIndex {
  const index = indexes.get(rules) ?? {
    byPredicate: Map.groupBy(rules, ({ predicate }) => predicateKey(predicate)),
    byOperations: Map.groupBy(rules, operationsKey),
  };
  indexes.set(rules, index);
  return index;
}

/** The same text for predicates that differ in order and nesting only; undefined for one without any test. */
export function predicateKey(predicate: Predicate): string | undefined {
  const simple = simplify(predicate);
  return hasTest(simple) ? keyOf(simple) : undefined;
}

function keyOf(predicate: Predicate): string {
  if ('all' in predicate) return `all(${predicate.all.map(keyOf).sort().join(' ')})`;
  if ('any' in predicate) return `any(${predicate.any.map(keyOf).sort().join(' ')})`;
  if ('not' in predicate) return `not(${keyOf(predicate.not)})`;
  if ('unsupported' in predicate || predicate.values === undefined) return printLine(predicate);
  return printLine({ ...predicate, values: predicate.values.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)) });
}

function hasTest(predicate: Predicate): boolean {
  if ('all' in predicate) return predicate.all.some(hasTest);
  if ('any' in predicate) return predicate.any.some(hasTest);
  if ('not' in predicate) return hasTest(predicate.not);
  return 'field' in predicate;
}

/** The operations and resources that a rule names. */
function operationsKey({ reach, anyOf }: Rule): string | undefined {
  const named = reach.filter(({ how }) => how === 'named').map(({ operation }) => operation.id);
  const names = [...named, ...anyOf.map(({ name }) => `any ${name}`)];
  return names.length > 0 ? names.sort().join(' ') : undefined;
}
