import type { SurfaceData } from '../../audit/surface.ts';
import type { Catalog } from '../model.ts';

/** The part of the catalog that the classifier needs, small enough to be put into its page. */
export function toSurfaceData(catalog: Pick<Catalog, 'newest' | 'resources' | 'nonResource'>): SurfaceData {
  return {
    newest: catalog.newest,
    resources: catalog.resources.map(({ group, resource, name, kind, namespaced, removed, operations }) => ({
      ...{ group, resource, name, kind, namespaced, removed: removed !== undefined },
      verbs: Object.fromEntries(
        [...Map.groupBy(operations, ({ subresource }) => subresource ?? '')].map(([subresource, members]) => [
          subresource,
          members.map(({ verb }) => verb),
        ]),
      ),
    })),
    nonResource: [...new Set(catalog.nonResource.map(({ family }) => family))].map(({ slug, title, pattern, methods }) => ({
      slug,
      title,
      pattern,
      methods,
    })),
  };
}
