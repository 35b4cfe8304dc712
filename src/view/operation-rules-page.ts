import type { Catalog, Operation, ReachKind, Resource } from '../catalog/model.ts';
import { operationTitle } from './labels.ts';
import type { Link } from './link.ts';
import { partReach } from './operation-rules.ts';
import { countLabel, type RuleItem, sortBySeverity, toRuleItem } from './rule-item.ts';
import { href, operationHref, resourceHref } from './urls.ts';

export interface RuleRow extends RuleItem {
  readonly vendor: string;
  readonly how: ReachKind;
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
    description: `${countLabel(rows.length, 'public detection rule')} that the audit record of ${title} can set off, by vendor and severity.`,
    breadcrumbs: [
      { text: 'Resources', href: href('/#resources') },
      { text: resource.name, href: resourceHref(resource) },
      { text: operation.id, href: operationHref(operation) },
    ],
    caption: `${countLabel(rows.length, 'rule')} referencing ${title}`,
    rows,
    everyHref: href('/rules/every-request/'),
  };
}

function listRows({ id }: Operation, catalog: Catalog): RuleRow[] {
  const order = catalog.corpora.map(({ id: corpus }) => corpus);
  const titles = new Map(catalog.corpora.map(({ id: corpus, title }) => [corpus, title]));
  const { named, any, also } = partReach(id, catalog);
  return Object.entries({ named, any, also }).flatMap(([how, rules]) =>
    rules
      .toSorted((a, b) => order.indexOf(a.corpus) - order.indexOf(b.corpus) || sortBySeverity(a, b))
      .map((rule) => ({ ...toRuleItem(rule), vendor: titles.get(rule.corpus) ?? rule.corpus, how: how as ReachKind })),
  );
}
