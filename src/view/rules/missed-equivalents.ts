import { EQUIVALENCE_SETS, type EquivalenceSet } from '../../catalog/equivalents.ts';
import type { Catalog, Operation, Rule } from '../../catalog/model.ts';
import { operationTitle } from '../labels.ts';

/** Operations that lead to what a rule names, and that it does not reach. */
export interface Missed {
  readonly set: EquivalenceSet;
  readonly operations: readonly Operation[];
}

/**
 * What a rule misses of each set of equivalent operations: it names one of the set, and nothing of it reaches the other. Each missed
 * operation is given once, under the first set. APIs that are no longer served count as missed by nobody.
 */
export function findMissed({ reach }: Pick<Rule, 'reach'>, { operations }: Pick<Catalog, 'operations'>): Missed[] {
  const byTitle = servedByTitle(operations);
  const seen = new Set(reach.map(({ operation }) => operationTitle(operation)));
  const named = reach.filter(({ how }) => how === 'named').map(({ operation }) => operationTitle(operation));
  return EQUIVALENCE_SETS.flatMap((set, index) => {
    const titles = named.flatMap((title) => equivalentsInSets(title)[index] ?? []).filter((title) => !seen.has(title));
    const missed = [...new Set(titles)].flatMap((title) => byTitle.get(title) ?? []);
    for (const operation of missed) seen.add(operationTitle(operation));
    return missed.length > 0 ? [{ set, operations: missed }] : [];
  });
}

const served = new WeakMap<Catalog['operations'], ReadonlyMap<string, Operation>>();

/** Operations that a minor still serves, by title; worked out once for all rules. */
function servedByTitle(operations: Catalog['operations']): ReadonlyMap<string, Operation> {
  const known =
    served.get(operations) ??
    new Map(operations.filter(({ removed }) => !removed).map((operation) => [operationTitle(operation), operation]));
  served.set(operations, known);
  return known;
}

const equivalents = new Map<string, readonly (readonly string[])[]>();

/** The other members of every set, in the order of the sets. Many rules name the same operations. */
function equivalentsInSets(title: string): readonly (readonly string[])[] {
  const known = equivalents.get(title) ?? EQUIVALENCE_SETS.map((set) => equivalentsOf(title, set));
  equivalents.set(title, known);
  return known;
}

/** The other members of a set, with what the `*` stands for in the one that the title fits; none where it fits no member. */
function equivalentsOf(title: string, { members, from = members }: EquivalenceSet): string[] {
  return from.flatMap((member) => {
    const word = matchMember(title, member);
    return word === undefined ? [] : members.filter((other) => other !== member).map((other) => other.replace('*', word));
  });
}

/** What the `*` of a member stands for in a title ("" for a member without one), or undefined where the title is another. */
function matchMember(title: string, member: string): string | undefined {
  const [verb = '', target = ''] = title.split(' ');
  const [wantedVerb = '', wantedTarget = ''] = member.split(' ');
  if (wantedVerb !== '*' && wantedVerb !== verb) return undefined;
  if (wantedTarget !== '*' && wantedTarget !== target) return undefined;
  return wantedVerb === '*' ? verb : wantedTarget === '*' ? target : '';
}
