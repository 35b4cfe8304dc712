import { operationId, operationPath } from './operation-id.ts';
import { matchesPattern } from './path-pattern.ts';

/**
 * The part of the catalog that the classifier needs, as plain data: it is put into the page of the classifier and
 * handed over by the command line. Made by the catalog; see src/catalog/derive/surface-data.ts.
 */
export interface SurfaceData {
  /** Newest Kubernetes minor that the catalog knows, such as "1.36". */
  readonly newest: string;
  readonly resources: readonly SurfaceResource[];
  readonly nonResource: readonly SurfaceFamily[];
}

export interface SurfaceResource {
  readonly group: string;
  readonly resource: string;
  /** Name on this site: the resource, or resource.group where several groups have served the name. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** True where no imported minor up to the newest still serves it. */
  readonly removed: boolean;
  /** Verbs by subresource; the key '' is the resource itself. */
  readonly verbs: Readonly<Record<string, readonly string[]>>;
  /** Somebody's own, beside the public ones. */
  readonly local?: true | undefined;
}

export interface SurfaceFamily {
  readonly slug: string;
  readonly title: string;
  /** `<name>` stands for one path segment, a final `/*` for the path itself and everything under it. */
  readonly pattern: string;
  readonly methods: readonly string[];
}

/** The surface with its lookups, each of them one step in a map but for the paths. */
export interface Surface {
  readonly newest: string;
  /** A resource of one group; '' is the core group. */
  findResource(group: string, resource: string): SurfaceResource | undefined;
  /** Every resource of this name, whatever the group. */
  findByName(resource: string): readonly SurfaceResource[];
  hasGroup(group: string): boolean;
  /** The family to which a path without query belongs. */
  findFamily(path: string): SurfaceFamily | undefined;
}

/** Builds the lookups of a surface. */
export function createSurface(data: SurfaceData): Surface {
  const byKey = new Map(data.resources.map((entry) => [`${entry.group}/${entry.resource}`, entry]));
  const byName = groupByName(data.resources);
  const groups = new Set(data.resources.map(({ group }) => group));
  return {
    newest: data.newest,
    findResource: (group, resource) => byKey.get(`${group}/${resource}`),
    findByName: (resource) => byName.get(resource) ?? [],
    hasGroup: (group) => groups.has(group),
    findFamily: (path) =>
      path.startsWith('/') ? data.nonResource.find(({ pattern }) => matchesPattern(pattern, path)) : undefined,
  };
}

function groupByName(resources: readonly SurfaceResource[]): ReadonlyMap<string, readonly SurfaceResource[]> {
  const groups = new Map<string, SurfaceResource[]>();
  for (const entry of resources) {
    const rivals = groups.get(entry.resource);
    if (rivals) rivals.push(entry);
    else groups.set(entry.resource, [entry]);
  }
  return groups;
}

/** Id and address of an operation. */
export interface OperationLink {
  readonly id: string;
  readonly url: string;
  /** On a resource of somebody's own. */
  readonly local?: true;
}

/** The operation of a verb on a resource or subresource ('' for the resource itself); undefined where no Kubernetes version serves it. */
export function findOperation(resource: SurfaceResource, subresource: string, verb: string): OperationLink | undefined {
  const verbs = Object.hasOwn(resource.verbs, subresource) ? resource.verbs[subresource] : undefined;
  if (!verbs?.includes(verb)) return undefined;
  const id = operationId(verb, resource.name, subresource);
  return { id, url: operationPath(resource.name, id), ...(resource.local && { local: true }) };
}

/** The operation of a method, in lower case, on a family of paths. */
export function findFamilyOperation(family: SurfaceFamily, method: string): OperationLink | undefined {
  if (!family.methods.includes(method)) return undefined;
  const id = operationId(method, family.slug);
  return { id, url: operationPath('nonresource', id) };
}
