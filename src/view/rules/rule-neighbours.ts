import type { Catalog, Rule } from '../../catalog/model.ts';
import { printLine } from '../../predicate/print.ts';
import { simplify } from '../../predicate/simplify.ts';
import type { Predicate } from '../../predicate/types.ts';

/** Rules that look for the same, in the order of the catalog. */
export interface RuleNeighbours {
  /** With the same logic, whatever the order and the nesting of its parts; only among rules whose logic is known in full or in their own words. */
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
  const samePredicate = othersOf(byPredicate, logicKey(rule));
  const sameOperations = othersOf(byOperations, operationsKey(rule)).filter((other) => !samePredicate.includes(other));
  return { samePredicate, sameOperations };
}

function indexOf(rules: readonly Rule[]): NeighbourIndex {
  const index = indexes.get(rules) ?? {
    byPredicate: Map.groupBy(rules, logicKey),
    byOperations: Map.groupBy(rules, operationsKey),
  };
  indexes.set(rules, index);
  return index;
}

/**
 * The same text for rules whose logic differs in order and nesting only, with what they demand besides; undefined for one without any
 * test, and for one of which a part was not transcribed: that part may be what tells it from others.
 */
function logicKey({ predicate, unsupported }: Rule): string | undefined {
  if (unsupported.some(({ what }) => what === 'not-transcribed')) return undefined;
  const simple = simplify(predicate);
  const besides = unsupported.map(({ what, text }) => `${what} ${text}`).sort();
  return hasTest(simple) ? [keyOf(simple), ...besides].join('\n') : undefined;
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

/** The operations that a rule names, and the resources of which it leaves the verb open on more than those. */
function operationsKey({ reach, anyOf }: Rule): string | undefined {
  const named = reach.filter(({ how }) => how === 'named').map(({ operation }) => operation.id);
  const open = anyOf.filter(({ name }) => reach.some(({ how, operation }) => how === 'any' && operation.resourceName === name));
  const names = [...named, ...open.map(({ name }) => `any ${name}`)];
  return names.length > 0 ? names.sort().join(' ') : undefined;
}
