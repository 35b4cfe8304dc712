import type { Catalog, Operation } from '../catalog/model.ts';
import type { VerbTerm } from '../schema/vocab.ts';
import { targetLabel } from './labels.ts';
import type { Link } from './link.ts';
import { operationHref } from './urls.ts';

export interface VerbPage {
  readonly term: VerbTerm;
  readonly statusLabel: string;
  /** Operations of this verb: on the resources themselves, on subresources, and on APIs that are gone. */
  readonly groups: readonly { readonly title: string; readonly links: readonly Link[] }[];
}

export const STATUS_LABELS: Readonly<Record<VerbTerm['status'], string>> = {
  recorded: 'recorded',
  legacy: 'legacy paths only',
  never: 'never in a record',
};

/** Props of the page of one verb. */
export function toVerbPage(term: VerbTerm, catalog: Catalog): VerbPage {
  const operations = catalog.operations.filter(({ verb }) => verb === term.id);
  const groups = [
    { title: 'On resources', links: operations.filter(({ subresource, removed }) => !subresource && !removed).map(toLink) },
    { title: 'On subresources', links: operations.filter(({ subresource, removed }) => subresource && !removed).map(toLink) },
    { title: 'On APIs that were removed', links: operations.filter(({ removed }) => removed).map(toLink) },
  ];
  return { term, statusLabel: STATUS_LABELS[term.status], groups: groups.filter(({ links }) => links.length > 0) };
}

function toLink(operation: Operation): Link {
  const plain = operation.resourceName === operation.resource;
  return { text: targetLabel(operation), href: operationHref(operation), note: plain ? undefined : operation.group };
}
