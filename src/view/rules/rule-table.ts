import type { Catalog, Rule } from '../../catalog/model.ts';
import { ruleHref } from '../urls.ts';
import { namedOperations } from './rule-operations.ts';

/** One rule in a table of rules: the columns, and what the filters know beside them. */
export interface RuleRow {
  readonly title: string;
  readonly href: string;
  readonly vendor: string;
  readonly severity: Rule['severity']['level'];
  readonly status: Rule['status']['level'];
  readonly techniques: readonly string[];
  /** Of the operations that it names: all of them, and as the cell shows them. */
  readonly resources: readonly string[];
  readonly resourcesShown: string;
  readonly language: string;
  /** The gravest finding in a word; empty where there is none. */
  readonly health: '' | 'cannot match' | 'certain' | 'likely' | 'note';
}

/** Resources that a cell names. */
const MOST_RESOURCES = 4;

export function toRuleRows(rules: readonly Rule[], { corpora }: Pick<Catalog, 'corpora'>): RuleRow[] {
  const vendors = new Map(corpora.map(({ id, title }) => [id, title]));
  return rules.map((rule) => {
    const resources = resourcesOf(rule);
    return {
      ...{ title: rule.title, href: ruleHref(rule), vendor: vendors.get(rule.corpus) ?? rule.corpus },
      ...{ severity: rule.severity.level, status: rule.status.level, techniques: rule.techniques, language: rule.language },
      ...{ resources, resourcesShown: rule.appliesToAll ? 'every request' : showResources(resources), health: healthWord(rule) },
    };
  });
}

/** The resources that the words of a rule pick, with or without a verb, as they are called on this site. */
function resourcesOf(rule: Pick<Rule, 'reach' | 'anyOf'>): string[] {
  const named = namedOperations(rule).map(({ resourceName }) => resourceName);
  return [...new Set([...named, ...rule.anyOf.map(({ name }) => name)])];
}

function showResources(resources: readonly string[]): string {
  if (resources.length <= MOST_RESOURCES) return resources.join(', ');
  return `${resources.slice(0, MOST_RESOURCES - 1).join(', ')} and ${resources.length - MOST_RESOURCES + 1} more`;
}

/** The gravest finding on a rule in a word. */
function healthWord({ health }: Pick<Rule, 'health'>): RuleRow['health'] {
  if (health.some(({ dead }) => dead)) return 'cannot match';
  return (['certain', 'likely', 'note'] as const).find((word) => health.some(({ certainty }) => certainty === word)) ?? '';
}
