import { operationWorld } from '../../catalog/health/situations.ts';
import { judgeIn } from '../../catalog/health/world.ts';
import type { Catalog, Operation, ReachKind, Rule, RuleReach } from '../../catalog/model.ts';
import { withoutBareWords } from '../../predicate/bare-words.ts';
import { collectFields } from '../../predicate/fields.ts';

/** The rules that reach an operation, parted by how they do. */
export type ReachParts = Readonly<Record<ReachKind | 'bodiless', readonly Rule[]>>;

const made = new WeakMap<Catalog['rulesOf'], Map<string, ReachParts>>();

/**
 * The rules that reach an operation: those that name it, those that name its resource alone, and the others. Of the last two kinds,
 * those stand apart (`bodiless`) that demand a body, or a part of one, which the record of this operation never has.
 */
export function partReach(operation: Operation, { rulesOf }: Pick<Catalog, 'rulesOf'>): ReachParts {
  const known = made.get(rulesOf) ?? new Map<string, ReachParts>();
  made.set(rulesOf, known);
  const parts = known.get(operation.id) ?? makeParts(operation, rulesOf.get(operation.id) ?? []);
  known.set(operation.id, parts);
  return parts;
}

/** The rules that name a resource and no verb, by the id of the page that lists them. */
export function rulesOfAny(id: string, { rulesOf }: Pick<Catalog, 'rulesOf'>): readonly Rule[] {
  return (rulesOf.get(id) ?? []).map(({ rule }) => rule);
}

function makeParts(operation: Operation, reach: readonly RuleReach[]): ReachParts {
  const parts: Record<keyof ReachParts, Rule[]> = { named: [], any: [], also: [], bodiless: [] };
  for (const { rule, how } of reach) parts[how !== 'named' && lacksBody(rule, operation) ? 'bodiless' : how].push(rule);
  return parts;
}

const testsBody = new WeakMap<Rule, boolean>();

/** Whether a rule demands of an operation a body, or a key of one, that its record never has, so that it cannot match there. */
export function lacksBody(rule: Rule, operation: Operation): boolean {
  const isAsked = testsBody.get(rule) ?? collectFields(rule.predicate).some((field) => /^re(quest|sponse)Object\b/.test(field));
  testsBody.set(rule, isAsked);
  if (!isAsked || rule.scope === 'adjacent') return false;
  const isGke = rule.logSource.includes('gke');
  return judgeIn(withoutBareWords(rule.predicate), operationWorld(operation, 'keys', isGke)) === 'no-match';
}
