import type { Catalog, Operation, Resource, Rule } from '../catalog/model.ts';
import { anyId } from '../catalog/rule-address.ts';
import { boundLabel, groupLabel, groupVersion, operationClass, targetLabel, versionNotes } from './labels.ts';
import type { Link } from './link.ts';
import { countRules } from './rules/operation-rules.ts';
import { partReach, rulesOfAny } from './rules/reach-parts.ts';
import { groupByVendor, sortBySeverity, type VendorRules } from './rules/rule-item.ts';
import { usefulLevel } from './snippets.ts';
import { anyHref, operationHref, resourceHref } from './urls.ts';

export interface OperationRow {
  readonly id: string;
  readonly title: string;
  readonly verb: string;
  readonly verbClass: string;
  readonly href: string;
  readonly summary: string;
  readonly level: string;
  readonly status: string;
  /** How many rules name it, and how many more reach it; not said of requests without an object. */
  readonly rules?: { readonly named: number; readonly more: number } | undefined;
}

/** What the page of a resource shows. */
export interface ResourcePage {
  readonly name: string;
  readonly kind: string;
  readonly count: number;
  readonly badges: readonly string[];
  readonly warning?: string | undefined;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly role?: string | undefined;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly versions: readonly { readonly name: string; readonly notes: readonly string[] }[];
  readonly rows: readonly OperationRow[];
  readonly any: Link;
  /** The rules that name the resource, with a verb or without. */
  readonly rules: { readonly count: number; readonly line: string; readonly groups: readonly VendorRules[] };
  readonly hasUpdate: boolean;
  readonly siblings: readonly Link[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

/** Props of the page of one resource. */
export function toResourcePage(resource: Resource, catalog: Catalog): ResourcePage {
  const { name, kind, content, operations } = resource;
  const siblings = catalog.resources.filter((other) => other.resource === resource.resource && other.name !== name);
  return {
    name,
    kind,
    count: operations.length,
    badges: [
      groupLabel(resource.group),
      resource.namespaced ? 'namespaced' : 'cluster-scoped',
      ...(resource.removed ? ['removed'] : []),
      ...(!resource.removed && resource.servedByDefault === false ? ['off by default'] : []),
      ...(resource.local ? ['local'] : []),
    ],
    warning:
      resource.removed && `Kubernetes ${boundLabel(resource.removed)} removed this API; its records are found in older logs.`,
    summary: content?.summary ?? `${kind} objects of the API group ${groupLabel(resource.group)}.`,
    description: content?.description,
    role: content?.role,
    facts: [
      { name: 'Kind', value: kind },
      ...(resource.shortNames.length > 0 ? [{ name: 'Short names', value: resource.shortNames.join(', ') }] : []),
      ...(resource.subresources.length > 0 ? [{ name: 'Subresources', value: resource.subresources.join(', ') }] : []),
    ],
    versions: resource.versions.map((version) => ({
      name: groupVersion(resource.group, version.version),
      notes: versionNotes(version),
    })),
    rows: operations.map((operation) => toOperationRow(operation, catalog)),
    any: { text: anyId(resource), href: anyHref(resource) },
    rules: rulesOn(resource, catalog),
    hasUpdate: operations.some(({ verb, subresource }) => verb === 'update' && !subresource),
    siblings: siblings.map((other) => ({ text: other.name, href: resourceHref(other), note: groupLabel(other.group) })),
    references: content?.references ?? [],
  };
}

/** The rules that name a resource: one of its operations, or the resource without a verb. */
export function rulesNaming(resource: Resource, catalog: Catalog): Rule[] {
  const naming = new Set(rulesOfAny(anyId(resource), catalog));
  for (const operation of resource.operations) for (const rule of partReach(operation, catalog).named) naming.add(rule);
  return catalog.rules.filter((rule) => naming.has(rule));
}

function rulesOn(resource: Resource, catalog: Catalog): ResourcePage['rules'] {
  const rules = rulesNaming(resource, catalog);
  const line =
    rules.length === 0
      ? 'No public rule names it.'
      : `${countRules(rules)} ${rules.length === 1 ? 'names' : 'name'} it, with a verb or without.`;
  return { count: rules.length, line, groups: groupByVendor(rules.toSorted(sortBySeverity), catalog) };
}

export function toOperationRow(operation: Operation, catalog: Catalog): OperationRow {
  const { named, any, also } = partReach(operation, catalog);
  return {
    id: operation.id,
    title: `${operation.verb} ${targetLabel(operation)}`,
    verb: operation.verb,
    verbClass: operationClass(operation),
    href: operationHref(operation),
    summary: operation.summary,
    level: usefulLevel(operation).level,
    status: statusOf(operation),
    rules: { named: named.length, more: any.length + also.length },
  };
}

function statusOf(operation: Operation): string {
  if (operation.removed) return `removed in ${boundLabel(operation.removed)}`;
  if (operation.servedByDefault === false) return `${operation.versions[0]?.stage ?? 'alpha'}, off by default`;
  if (operation.local) return 'local';
  return operation.since?.exact && isRecent(operation.since.minor) ? `since ${operation.since.minor}` : '';
}

/** Minors whose novelties a reader may not have yet. */
function isRecent(minor: string): boolean {
  return Number(minor.slice(2)) >= 30;
}

export interface ResourceGroup {
  readonly group: string;
  readonly resources: readonly {
    readonly name: string;
    readonly href: string;
    readonly count: number;
    readonly summary: string;
  }[];
}

/** Resources by API group: core first, then the alphabet; those that no imported minor still serves apart. */
export function groupResources(catalog: Catalog): { current: ResourceGroup[]; removed: ResourceGroup[] } {
  return {
    current: toGroups(catalog.resources.filter(({ removed }) => !removed)),
    removed: toGroups(catalog.resources.filter(({ removed }) => removed)),
  };
}

function toGroups(resources: readonly Resource[]): ResourceGroup[] {
  return [...Map.groupBy(resources, ({ group }) => group)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, members]) => ({
      group: members.every(({ local }) => local) ? `${groupLabel(group)} (local)` : groupLabel(group),
      resources: members.map((resource) => ({
        name: resource.name,
        href: resourceHref(resource),
        count: resource.operations.length,
        summary: resource.content?.summary ?? resource.kind,
      })),
    }));
}
