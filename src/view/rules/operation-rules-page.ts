import type { Catalog, Operation, Resource } from '../../catalog/model.ts';
import { operationTitle } from '../labels.ts';
import type { Link } from '../link.ts';
import { href, operationHref, resourceHref } from '../urls.ts';
import { partReach, type ReachParts } from './reach-parts.ts';
import { countLabel, type RuleItem, sortBySeverity, toRuleItem } from './rule-item.ts';

export interface RuleRow extends RuleItem {
  readonly vendor: string;
  readonly how: string;
}

/** What the page of all rules of one operation shows. */
export interface OperationRulesPage {
  readonly title: string;
  readonly description: string;
  readonly breadcrumbs: readonly Link[];
  readonly caption: string;
  /** Those that name it first, then by vendor, the most severe first. */
  readonly rows: readonly RuleRow[];
  readonly everyHref: string;
}

/** Props of the page of all rules of one operation, for those whose own page does not list all. */
export function toOperationRulesPage(operation: Operation, resource: Resource, catalog: Catalog): OperationRulesPage {
  const title = operationTitle(operation);
  const rows = listRows(operation, catalog);
  return {
    title: `Rules for ${title}`,
    description: `${countLabel(rows.length, 'public detection rule')} on the audit record of ${title}, by vendor and severity.`,
    breadcrumbs: [
      { text: 'Operations', href: href('/#resources') },
      { text: resource.name, href: resourceHref(resource) },
      { text: operation.id, href: operationHref(operation) },
    ],
    caption: `${countLabel(rows.length, 'rule')} referencing ${title}`,
    rows,
    everyHref: href('/rules/every-request/'),
  };
}

/** How a rule reaches an operation, in the words of the page. */
const HOW_WORDS: Readonly<Record<keyof ReachParts, string>> = {
  named: 'named',
  any: 'any verb',
  also: 'also',
  bodiless: 'no such body',
};

function listRows(operation: Operation, catalog: Catalog): RuleRow[] {
  const order = catalog.corpora.map(({ id: corpus }) => corpus);
  const titles = new Map(catalog.corpora.map(({ id: corpus, title }) => [corpus, title]));
  const parts = partReach(operation, catalog);
  return (['named', 'any', 'also', 'bodiless'] as const).flatMap((how) =>
    parts[how]
      .toSorted((a, b) => order.indexOf(a.corpus) - order.indexOf(b.corpus) || sortBySeverity(a, b))
      .map((rule) => ({ ...toRuleItem(rule), vendor: titles.get(rule.corpus) ?? rule.corpus, how: HOW_WORDS[how] })),
  );
}
