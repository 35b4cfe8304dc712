import { compileReach, reachesAll, reachOf } from '../../predicate/named.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { RuleContent } from '../../schema/rule.ts';
import type { Operation, ReachKind, Resource, Rule, RuleReach } from '../model.ts';
import { anyId } from '../rule-address.ts';
import { withoutBareWords } from './bare-words.ts';

/** Which operations a rule reaches, and how: see "How a rule reaches an operation" in ARCHITECTURE.md. */
export function deriveReach(
  rule: Pick<RuleContent, 'predicate'>,
  resources: readonly Resource[],
): Pick<Rule, 'reach' | 'anyOf' | 'appliesToAll'> {
  const predicate = withoutBareWords(rule.predicate);
  const keys = resources.flatMap(({ operations }) => operations.map(({ key }) => key));
  if (reachesAll(predicate, keys)) return { reach: [], anyOf: [], appliesToAll: true };
  const classify = compileReach(predicate);
  const found = resources.map((resource) => ({
    resource,
    reach: resource.operations.flatMap((operation) => {
      const how = classify(operation.key);
      return how === 'none' ? [] : [{ operation, how }];
    }),
  }));
  return {
    reach: found.flatMap(({ reach }) =>
      reach.map(({ operation, how }) => ({ operation, how: sharpen(predicate, operation, how) })),
    ),
    anyOf: found.filter(({ reach }) => reach.some(({ how }) => how === 'any')).map(({ resource }) => resource),
    appliesToAll: false,
  };
}

/** A rule whose words pick a subresource names each operation on it, even where it leaves the verb open. */
function sharpen(predicate: Predicate, { key }: Operation, how: ReachKind): ReachKind {
  if (how !== 'any' || key.subresource === undefined) return how;
  const reach = reachOf(predicate, key);
  return reach !== 'none' && reach.pins.some((axes) => axes.includes('subresource')) ? 'named' : how;
}

/** The rules of each operation by its id, and of each `any-<resource>` by that. Rules keep their order. */
export function groupByOperation(rules: readonly Rule[]): ReadonlyMap<string, readonly RuleReach[]> {
  const groups = new Map<string, RuleReach[]>();
  const add = (id: string, rule: Rule, how: ReachKind): void => {
    const group = groups.get(id);
    if (group) group.push({ rule, how });
    else groups.set(id, [{ rule, how }]);
  };
  for (const rule of rules) {
    for (const { operation, how } of rule.reach) add(operation.id, rule, how);
    for (const resource of rule.anyOf) add(anyId(resource), rule, 'any');
  }
  return groups;
}
