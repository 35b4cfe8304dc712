import type { SurfaceData } from '../../audit/surface.ts';
import type { NonResourceFamily } from '../../schema/vocab.ts';
import type { Catalog, Resource } from '../model.ts';

/** The part of the catalog that the classifier needs, small enough to be put into its page. */
export function toSurfaceData({ newest, resources, nonResource }: Catalog): SurfaceData {
  return makeSurfaceData(newest, resources, [...new Set(nonResource.map(({ family }) => family))]);
}

/** The same from its parts, for who has not loaded the whole catalog. */
export function makeSurfaceData(
  newest: string,
  resources: readonly Resource[],
  families: readonly NonResourceFamily[],
): SurfaceData {
  return {
    newest,
    resources: resources.map(({ group, resource, name, kind, namespaced, removed, operations, local }) => ({
      ...{ group, resource, name, kind, namespaced, removed: removed !== undefined, ...(local && { local }) },
      verbs: Object.fromEntries(
        [...Map.groupBy(operations, ({ subresource }) => subresource ?? '')].map(([subresource, members]) => [
          subresource,
          members.map(({ verb }) => verb),
        ]),
      ),
    })),
    nonResource: families.map(({ slug, title, pattern, methods }) => ({
      slug,
      title,
      pattern,
      methods,
    })),
  };
}
