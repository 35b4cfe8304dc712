import { nonResourceFields, nonResourceStages } from '../catalog/derive/record-fields.ts';
import { nonResourceSample } from '../catalog/derive/samples.ts';
import type { Catalog, NonResourceOperation } from '../catalog/model.ts';
import { toCallerLines } from './access/caller-html.ts';
import { toFieldTables } from './field-table.ts';
import { verbClass } from './labels.ts';
import type { Link } from './link.ts';
import type { OperationPage } from './operation-page.ts';
import { loggedAt } from './providers/logged-line.ts';
import { toPageQuery } from './queries/operation-queries.ts';
import { toPathTarget } from './queries/request-target.ts';
import { nonResourcePolicyRule, nonResourceRbacRule } from './snippets.ts';
import { href, nonResourceHref } from './urls.ts';

/** Props of the page of one non-resource operation: an operation page without object, versions and body. */
export function toNonResourcePage(operation: NonResourceOperation, catalog: Catalog): OperationPage {
  const { content, family, verb } = operation;
  const index = catalog.nonResource.indexOf(operation);
  const toLink = (other: NonResourceOperation | undefined): Link | undefined =>
    other && { text: nonResourceTitle(other), href: nonResourceHref(other) };
  return {
    id: operation.id,
    title: nonResourceTitle(operation),
    verb,
    target: family.pattern,
    verbClass: verbClass(verb === 'get' ? 'get' : 'update'),
    summary: operation.summary,
    breadcrumbs: [
      { text: 'Operations', href: href('/#resources') },
      { text: 'Non-resource requests', href: href('/kubernetes-nonresource/') },
    ],
    badges: ['no objectRef', family.title],
    requests: [`${verb.toUpperCase()} ${family.pattern}`],
    versions: [],
    kubectl: content?.kubectl ?? kubectlCommands(operation),
    stages: nonResourceStages(operation),
    rbac: nonResourceRbacRule(operation),
    policy: nonResourcePolicyRule(operation),
    level: content?.usefulLevel ?? {
      level: 'Metadata',
      reason: 'There is no body to record; higher levels add nothing but the Status of a refusal.',
    },
    logged: loggedAt(operation, catalog),
    description: content?.description,
    why: content?.why,
    localNote: operation.localNote,
    notes: [
      'The record has no `objectRef`; `requestURI` is what tells these requests apart, and `verb` is the HTTP method in lower case.',
      ...(operation.paths.length > 1 ? [`A running API server lists ${operation.paths.length} paths of this family.`] : []),
    ],
    traps: content?.traps ?? [],
    suspicious: content?.suspiciousWhen ?? [],
    callers: toCallerLines(operation, catalog),
    fields: toFieldTables(nonResourceFields(operation, catalog.fields)),
    samples: [{ level: 'Metadata', json: JSON.stringify(nonResourceSample(operation, catalog.fields), null, 2) }],
    query: toPageQuery(toPathTarget(operation), catalog),
    related: [],
    previous: toLink(catalog.nonResource[index - 1]),
    next: toLink(catalog.nonResource[index + 1]),
    references: content?.references ?? [],
  };
}

/** kubectl reads a path as it is; a part in <> is for the reader to fill in. */
function kubectlCommands({ verb, family }: NonResourceOperation): string[] {
  if (verb !== 'get') return [];
  const path = family.pattern.replace(/\/\*$/, '') || '/';
  return [`kubectl get --raw ${path}`.replace(/<([^>]+)>/g, (_, name) => name.toUpperCase())];
}

/** "get /healthz" */
export function nonResourceTitle({ verb, family }: Pick<NonResourceOperation, 'verb' | 'family'>): string {
  return `${verb} ${family.pattern}`;
}
