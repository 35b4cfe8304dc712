import type { Catalog, Operation, Rule } from '../../catalog/model.ts';
import { operationTitle } from '../labels.ts';
import type { Link } from '../link.ts';
import { anyHref, operationHref, resourceHref } from '../urls.ts';
import { findMissed } from './missed-equivalents.ts';
import { lacksBody } from './reach-parts.ts';

/** Which operations a rule is about, as links. */
export interface RuleOperations {
  readonly appliesToAll: boolean;
  readonly named: readonly Link[];
  /** Resources that it names without a verb. */
  readonly any: readonly Link[];
  /** Operations reached beside those; as resources, each with a number, where they are too many to list. */
  readonly also: OperationList;
  /** Operations left open whose record never has the body that the rule demands. */
  readonly bodiless: OperationList;
  readonly missed: readonly { readonly reason: string; readonly reference: Link; readonly links: readonly Link[] }[];
}

export interface OperationList {
  readonly count: number;
  readonly byResource: boolean;
  readonly links: readonly Link[];
}

/** Operations that a page lists one by one at most, beside those that the rule names. */
const MOST_ALSO = 120;

export function toRuleOperations(rule: Rule, catalog: Catalog): RuleOperations {
  const open = rule.reach.filter(({ how }) => how === 'also').map(({ operation }) => operation);
  const { bodiless = [], also = [] } = Object.groupBy(open, (operation) => (lacksBody(rule, operation) ? 'bodiless' : 'also'));
  return {
    appliesToAll: rule.appliesToAll,
    named: namedOperations(rule).map(toLink),
    any: rule.anyOf.map((resource) => ({
      text: resource.name,
      href: anyHref(resource),
      note: String(rule.reach.filter(({ how, operation }) => how !== 'also' && operation.resourceName === resource.name).length),
    })),
    also: toList(also),
    bodiless: toList(bodiless),
    missed: findMissed(rule, catalog).map(({ set, operations }) => ({
      reason: set.reason,
      reference: { text: set.reference.title, href: set.reference.url },
      links: operations.map(toLink),
    })),
  };
}

function toList(operations: readonly Operation[]): OperationList {
  const byResource = operations.length > MOST_ALSO;
  return { count: operations.length, byResource, links: byResource ? countByResource(operations) : operations.map(toLink) };
}

/** The operations that the words of a rule pick, in the order of the catalog. */
export function namedOperations({ reach }: Pick<Rule, 'reach'>): Operation[] {
  return reach.filter(({ how }) => how === 'named').map(({ operation }) => operation);
}

function toLink(operation: Operation): Link {
  return { text: operationTitle(operation), href: operationHref(operation) };
}

function countByResource(operations: readonly Operation[]): Link[] {
  return [...Map.groupBy(operations, ({ resourceName }) => resourceName)].map(([name, of]) => ({
    text: name,
    href: resourceHref({ name }),
    note: String(of.length),
  }));
}

/** Operations that a line names before it counts the rest. */
const MOST_IN_LINE = 4;

/** What a rule looks for, as one sentence: "Looks for create pods, update pods and 4 more operations." */
export function reachLine(rule: Rule): string {
  if (rule.appliesToAll) return 'Tests no operation: it applies to every request.';
  const named = namedOperations(rule).map(operationTitle);
  const resources = rule.anyOf.map(({ name }) => name);
  if (named.length > 0) return `Looks for ${listWords(named, 'operations')}.`;
  if (resources.length > 0) return `Looks for ${listWords(resources, 'resources')}, with any verb.`;
  if (rule.reach.length === 0) return 'No operation of this catalog can match.';
  return `Names no operation; ${rule.reach.length} may match.`;
}

function listWords(words: readonly string[], noun: string): string {
  if (words.length === 1) return words[0] as string;
  if (words.length <= MOST_IN_LINE) return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  const shown = MOST_IN_LINE - 1;
  return `${words.slice(0, shown).join(', ')} and ${words.length - shown} more ${noun}`;
}
