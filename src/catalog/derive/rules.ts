import { withoutBareWords } from '../../predicate/bare-words.ts';
import { compileReach, reachesAll } from '../../predicate/named.ts';
import { sharpenReach } from '../../predicate/operation-reach.ts';
import type { RuleContent } from '../../schema/rule.ts';
import type { ReachKind, Resource, Rule, RuleReach } from '../model.ts';
import { anyId } from '../rule-address.ts';

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
      reach.map(({ operation, how }) => ({ operation, how: sharpenReach(predicate, operation.key, how) })),
    ),
    anyOf: found.filter(({ reach }) => reach.some(({ how }) => how === 'any')).map(({ resource }) => resource),
    appliesToAll: false,
  };
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
