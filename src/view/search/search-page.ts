import type { Catalog } from '../../catalog/model.ts';
import { href } from '../urls.ts';
import { searchPages } from './search-pages.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

export interface SearchPage {
  /** Pages that search knows. */
  readonly count: number;
  readonly examples: readonly { readonly name: string; readonly queries: readonly Link[] }[];
  /** Where to start without JavaScript. */
  readonly lists: readonly Link[];
}

/** What the search page shows around its box. */
export function toSearchPage(catalog: Catalog): SearchPage {
  const { operations, nonResource, resources, fields, rules, verbs, stages, levels } = catalog;
  const known = [operations, nonResource, resources, fields, rules, verbs, stages, levels, searchPages(catalog)];
  return {
    count: known.reduce((sum, list) => sum + list.length, 0),
    examples: EXAMPLES.map(({ name, queries }) => ({ name, queries: queries.map(toQuery) })),
    lists: [
      { text: 'Resources by API group', href: href('/#resources') },
      { text: 'Requests without a resource', href: href('/kubernetes-nonresource/') },
      { text: 'Fields', href: href('/fields/') },
      { text: 'Detection rules', href: href('/rules/') },
      { text: 'Verbs', href: href('/verbs/') },
      { text: 'Stages', href: href('/stages/') },
      { text: 'Levels', href: href('/levels/') },
      { text: 'Guides', href: href('/guides/') },
      { text: 'All pages in one text', href: href('/llms.txt') },
    ],
  };
}

/** A link that asks a query on the search page. */
function toQuery(text: string): Link {
  return { text, href: href(`/search/#q=${encodeURIComponent(text)}`) };
}

const EXAMPLES = [
  { name: 'An operation', queries: ['create pods/exec', 'list secrets', 'create-serviceaccounts-token'] },
  { name: 'A resource', queries: ['clusterrolebindings', 'crb', 'ValidatingAdmissionPolicy', 'webhookconf'] },
  { name: 'A subresource', queries: ['pods/exec', 'node proxy', 'sa token'] },
  { name: 'A kubectl command', queries: ['kubectl exec', 'kubectl cp', 'kubectl drain'] },
  { name: 'An HTTP request', queries: ['PUT secrets', 'GET /api/v1/namespaces/default/pods/web/log', '/readyz'] },
  { name: 'A field of the event', queries: ['objectRef.subresource', 'sourceIPs', 'hostPID', 'authorization.k8s.io/decision'] },
  { name: 'A detection rule', queries: ['Kubernetes Secrets Enumeration', 'T1552.007', 'cluster admin'] },
  { name: 'A question', queries: ['container escape', 'long-lived token', 'persistence'] },
] as const;
