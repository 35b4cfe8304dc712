import { operationId, operationPath } from '../audit/operation-id.ts';
import type { SurfaceData, SurfaceResource } from '../audit/surface.ts';

/**
 * One row of the table from record to operation. `key` is what the expressions of this folder compute from a record: of a request for a
 * resource `verb|group|resource|subresource`, of one without `verb|pattern of the path`, which has a slash in its second part.
 */
export interface LabelRow {
  readonly key: string;
  readonly operation: string;
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource: string;
  /** Path of the operation's page from the root of the site. */
  readonly page: string;
}

/**
 * The rows of all operations, in the order of the surface. A resource that one group serves today and the core group never did has its
 * rows twice: some pipelines drop `objectRef.apiGroup`, which the API server leaves out for the core group only.
 */
export function toLabelRows(surface: SurfaceData): readonly LabelRow[] {
  return [...surface.resources.flatMap((resource) => rowsOf(resource, surface)), ...familyRows(surface)];
}

function toKey(verb: string, apiGroup: string, resource: string, subresource: string): string {
  return `${verb}|${apiGroup}|${resource}|${subresource}`;
}

function rowsOf(resource: SurfaceResource, { resources }: SurfaceData): readonly LabelRow[] {
  const groups = isOnlyOfItsName(resource, resources) ? [resource.group, ''] : [resource.group];
  return groups.flatMap((apiGroup) =>
    Object.entries(resource.verbs).flatMap(([subresource, verbs]) =>
      verbs.map((verb) => toRow(resource, verb, apiGroup, subresource)),
    ),
  );
}

function toRow({ name, resource }: SurfaceResource, verb: string, apiGroup: string, subresource: string): LabelRow {
  const operation = operationId(verb, name, subresource);
  const key = toKey(verb, apiGroup, resource, subresource);
  return { key, operation, verb, apiGroup, resource, subresource, page: operationPath(name, operation) };
}

function isOnlyOfItsName({ group, resource, removed }: SurfaceResource, resources: readonly SurfaceResource[]): boolean {
  const same = resources.filter((other) => other.resource === resource);
  if (group === '' || same.some((other) => other.group === '')) return false;
  const served = same.filter((other) => !other.removed);
  return served.length > 0 ? !removed && served.length === 1 : same.length === 1;
}

function familyRows({ nonResource }: SurfaceData): readonly LabelRow[] {
  return nonResource.flatMap(({ slug, pattern, methods }) =>
    methods.map((verb) => {
      const operation = operationId(verb, slug);
      return {
        ...{ key: `${verb}|${pattern}`, operation, verb, apiGroup: '', resource: '', subresource: '' },
        page: operationPath('nonresource', operation),
      };
    }),
  );
}
