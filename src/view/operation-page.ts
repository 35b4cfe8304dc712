import { recordFields, recordStages } from '../catalog/derive/record-fields.ts';
import { allNamespacesTemplate, pathTemplate } from '../catalog/derive/requests.ts';
import { operationSamples } from '../catalog/derive/samples.ts';
import type { Catalog, Operation, Resource } from '../catalog/model.ts';
import { type CallerLine, toCallerLines } from './access/caller-html.ts';
import { type OperationAttack, toOperationAttack } from './attack/operation-attack.ts';
import { type FieldTables, toFieldTables } from './field-table.ts';
import { groupLabel, groupVersion, operationClass, operationTitle, targetLabel, versionNotes } from './labels.ts';
import type { Link } from './link.ts';
import { loggedAt } from './providers/logged-line.ts';
import { type PageQuery, toPageQuery } from './queries/operation-queries.ts';
import { toRequestTarget } from './queries/request-target.ts';
import { recordNotes } from './record-notes.ts';
import { type OperationRules, toOperationRules } from './rules/operation-rules.ts';
import { kubectlCommands, policyRule, rbacRule, readsFirst, usefulLevel } from './snippets.ts';
import { href, operationHref, resourceHref } from './urls.ts';

/** What the page of an operation shows, whatever kind of operation it is. */
export interface OperationPage {
  readonly id: string;
  readonly title: string;
  readonly verb: string;
  readonly target: string;
  readonly verbClass: string;
  readonly summary: string;
  readonly breadcrumbs: readonly Link[];
  readonly badges: readonly string[];
  readonly warning?: string | undefined;
  readonly requests: readonly string[];
  readonly versions: readonly { readonly name: string; readonly notes: readonly string[] }[];
  readonly kubectl: readonly string[];
  readonly kubectlNote?: string | undefined;
  readonly stages: readonly string[];
  readonly rbac: string;
  readonly policy: string;
  readonly level: { readonly level: string; readonly reason: string };
  /** How managed clusters log it; a link for each. */
  readonly logged: readonly Link[];
  readonly description?: string | undefined;
  readonly why?: string | undefined;
  /** What those who run this catalog say of it. */
  readonly localNote?: Operation['localNote'];
  readonly notes: readonly string[];
  readonly traps: readonly string[];
  readonly suspicious: readonly string[];
  readonly callers: readonly CallerLine[];
  readonly fields: FieldTables;
  readonly samples: readonly { readonly level: string; readonly json: string }[];
  readonly query?: PageQuery | undefined;
  /** Not for requests without an object, to which no rule is linked. */
  readonly rules?: OperationRules | undefined;
  readonly attack?: OperationAttack | undefined;
  readonly related: readonly { readonly title: string; readonly links: readonly Link[] }[];
  readonly previous?: Link | undefined;
  readonly next?: Link | undefined;
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

/** Props of the page of one operation of a resource. */
export function toOperationPage(operation: Operation, resource: Resource, catalog: Catalog): OperationPage {
  const level = usefulLevel(operation);
  const { content } = operation;
  const rows = recordFields(operation, catalog.fields);
  const rules = toOperationRules(operation, resource, catalog);
  return {
    id: operation.id,
    title: operationTitle(operation),
    verb: operation.verb,
    target: targetLabel(operation),
    verbClass: operationClass(operation),
    summary: operation.summary,
    breadcrumbs: [
      { text: 'Operations', href: href('/#resources') },
      { text: resource.name, href: resourceHref(resource) },
    ],
    badges: badgesOf(operation),
    warning: removalWarning(operation),
    requests: requestLines(operation),
    versions: operation.versions.map((version) => ({
      name: groupVersion(operation.group, version.version),
      notes: versionNotes(version),
    })),
    kubectl: kubectlCommands(operation),
    kubectlNote: kubectlNote(operation),
    stages: recordStages(operation),
    rbac: rbacRule(operation),
    policy: policyRule(operation, level.level),
    level,
    logged: loggedAt(operation, catalog),
    description: content?.description,
    why: content?.why,
    localNote: operation.localNote,
    notes: content ? [] : recordNotes(operation),
    traps: content?.traps ?? [],
    suspicious: content?.suspiciousWhen ?? [],
    callers: toCallerLines(operation, catalog),
    fields: toFieldTables(rows, rules.tested),
    samples: operationSamples(operation, catalog.fields, rows).map((sample) => ({
      level: sample.level,
      json: JSON.stringify(sample.event, null, 2),
    })),
    query: toPageQuery(toRequestTarget(operation), catalog),
    rules,
    attack: toOperationAttack(operation, catalog),
    related: relatedTo(operation, resource, catalog),
    ...neighbours(operation, resource),
    references: content?.references ?? [],
  };
}

function kubectlNote(operation: Operation): string | undefined {
  if (operation.removed) return 'With a kubectl and a cluster old enough to know this API';
  return !operation.content?.kubectl && readsFirst(operation)
    ? 'kubectl reads the object first, so a get is logged too'
    : undefined;
}

function badgesOf(operation: Operation): string[] {
  const badges = [groupLabel(operation.group), operation.namespaced ? 'namespaced' : 'cluster-scoped'];
  const best = operation.versions[0];
  if (best && !best.removed && best.stage !== 'ga') badges.push(best.stage);
  if (!operation.removed && operation.servedByDefault === false) badges.push('off by default');
  if (operation.removed) badges.push('removed');
  if (operation.local) badges.push('local');
  return badges;
}

function removalWarning({ removed }: Operation): string | undefined {
  if (!removed) return undefined;
  const when = removed.exact ? `Kubernetes ${removed.minor}` : `Kubernetes ${removed.minor} or an earlier minor`;
  return `${when} no longer serves this API. Newer API servers still log such a request under the same verb and resource, with code 404, or 403 where the caller may not ask.`;
}

function requestLines(operation: Operation): string[] {
  const paths = [pathTemplate(operation), allNamespacesTemplate(operation)].filter((path) => path !== undefined);
  return paths.map((path) => `${operation.methods.join(' or ')} ${path}`);
}

function neighbours(operation: Operation, { operations }: Resource): Pick<OperationPage, 'previous' | 'next'> {
  const index = operations.findIndex(({ id }) => id === operation.id);
  const toLink = (other: Operation | undefined): Link | undefined =>
    other && { text: operationTitle(other), href: operationHref(other) };
  return { previous: toLink(operations[index - 1]), next: toLink(operations[index + 1]) };
}

let targets: { readonly catalog: Catalog; readonly operations: ReadonlyMap<string, readonly Operation[]> } | undefined;

/** Operations of all groups by resource and subresource; worked out once for all pages. */
function operationsByTarget(catalog: Catalog): ReadonlyMap<string, readonly Operation[]> {
  if (targets?.catalog !== catalog) targets = { catalog, operations: Map.groupBy(catalog.operations, targetLabel) };
  return targets.operations;
}

function relatedTo(operation: Operation, resource: Resource, catalog: Catalog): OperationPage['related'] {
  const toLink = (other: Operation): Link => ({ text: operationTitle(other), href: operationHref(other) });
  const sameTarget = resource.operations.filter(
    (other) => other.subresource === operation.subresource && other.id !== operation.id,
  );
  const sameVerb = resource.operations.filter(
    (other) => other.verb === operation.verb && other.subresource !== operation.subresource,
  );
  const namesakes = operationsByTarget(catalog).get(targetLabel(operation)) ?? [];
  const elsewhere = namesakes.filter(({ verb, group }) => verb === operation.verb && group !== operation.group);
  const groups = [
    { title: `Other verbs on ${targetLabel(operation)}`, links: sameTarget.map(toLink) },
    { title: `${operation.verb} elsewhere on ${resource.resource}`, links: sameVerb.map(toLink) },
    {
      title: 'Same name in another API group',
      links: elsewhere.map((other) => ({ ...toLink(other), note: groupLabel(other.group) })),
    },
  ];
  return groups.filter(({ links }) => links.length > 0);
}
