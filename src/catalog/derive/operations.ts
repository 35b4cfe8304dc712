import { operationId } from '../../audit/operation-id.ts';
import type { ApiRow, ApiSurface, LifecycleRow } from '../../schema/api-surface.ts';
import type { Verb } from '../../schema/common.ts';
import { VERBS } from '../../schema/common.ts';
import type { Operation, Resource, Shape } from '../model.ts';
import { compareMinors, minorNumber } from './minors.ts';
import { type NameClaim, nameResources } from './resource-names.ts';
import { deriveSummary } from './summary.ts';
import {
  compareVersions,
  createTimeline,
  type DatedVersion,
  findMissedVersions,
  type Served,
  summariseLife,
  type Timeline,
  toApiVersion,
} from './versions.ts';

/**
 * Resources with their operations, over all imported minors: what any of them served. Sorted by name and, within, by subresource and verb.
 * `nameAll` gives each its name on this site, by `group/resource`.
 */
export function deriveResources(
  surfaces: readonly ApiSurface[],
  lifecycle: readonly LifecycleRow[],
  nameAll: (claims: readonly NameClaim[]) => ReadonlyMap<string, string> = nameResources,
): Resource[] {
  const timeline = createTimeline(surfaces, lifecycle);
  const served = collectServed(surfaces);
  const byResource = Map.groupBy(served, ({ row }) => `${row.group}/${row.resource}`);
  const names = nameAll([...byResource.values()].map((entries) => toClaim(entries, timeline)));
  return [...byResource]
    .map(([key, entries]) => toResource(names.get(key) ?? '', entries, timeline))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One entry per (group, version, resource, subresource, verb), with the minors that served it. The newest row wins. */
function collectServed(surfaces: readonly ApiSurface[]): (Served & { verb: Verb })[] {
  const entries = new Map<string, { row: ApiRow; verb: Verb; minors: string[] }>();
  for (const surface of [...surfaces].sort((a, b) => compareMinors(a.minor, b.minor))) {
    for (const row of surface.resources) {
      for (const verb of row.verbs) {
        const key = [row.group, row.version, row.resource, row.subresource ?? '', verb].join(' ');
        const minors = [...(entries.get(key)?.minors ?? []), surface.minor];
        entries.set(key, { row, verb, minors });
      }
    }
  }
  return [...entries.values()];
}

function toClaim(entries: readonly Served[], timeline: Timeline): { group: string; resource: string; servedUntil: number } {
  const { group, resource } = (entries[0] as Served).row;
  const { removed } = summariseLife(entries.map((entry) => toApiVersion(entry, timeline)));
  return { group, resource, servedUntil: removed ? minorNumber(removed.minor) : Number.POSITIVE_INFINITY };
}

function toResource(name: string, entries: readonly (Served & { verb: Verb })[], timeline: Timeline): Resource {
  const newest = mainRow(entries);
  const versions = mergeVersions(entries, timeline);
  const operations = [...Map.groupBy(entries, ({ row, verb }) => `${row.subresource ?? ''} ${verb}`).values()]
    .map((group) => toOperation(name, newest, group, timeline))
    .sort(compareOperations);
  return {
    ...{
      name,
      group: newest.group,
      resource: newest.resource,
      kind: newest.kind,
      singular: newest.singular ?? newest.kind.toLowerCase(),
    },
    ...{ shortNames: newest.shortNames ?? [], namespaced: newest.namespaced, operations, versions, ...summariseLife(versions) },
    subresources: [...new Set(operations.flatMap(({ subresource }) => subresource ?? []))],
  };
}

function toOperation(name: string, parent: ApiRow, entries: readonly (Served & { verb: Verb })[], timeline: Timeline): Operation {
  const row = newestRow(entries) as ApiRow;
  const { verb } = entries[0] as { verb: Verb };
  const { group, resource, subresource } = row;
  const versions = mergeVersions(entries, timeline);
  const operation = {
    ...{
      id: operationId(verb, name, subresource),
      key: { verb, apiGroup: group, resource, subresource },
      verb,
      group,
      resource,
      subresource,
    },
    ...{ resourceName: name, objectKind: parent.kind, kind: row.kind, namespaced: row.namespaced, shape: shapeOf(verb, row) },
    ...{ methods: methodsOf(verb, row), versions, ...summariseLife(versions) },
  };
  return { ...operation, summary: deriveSummary(operation) };
}

function mergeVersions(entries: readonly Served[], timeline: Timeline): DatedVersion[] {
  const byVersion = Map.groupBy(entries, ({ row }) => row.version);
  const versions = [...byVersion.values()].map((group) => {
    const minors = [...new Set(group.flatMap((entry) => entry.minors))].sort(compareMinors);
    const row = newestRow(group.filter((entry) => !entry.row.subresource)) ?? (newestRow(group) as ApiRow);
    return toApiVersion({ row, minors }, timeline);
  });
  const missed = findMissedVersions(mainRow(entries), versions, timeline);
  return [...versions, ...missed].sort(compareVersions);
}

/** The row that stands for all: the newest of the resource itself, else of its subresources. */
function mainRow(entries: readonly Served[]): ApiRow {
  return newestRow(entries.filter(({ row }) => !row.subresource)) ?? (newestRow(entries) as ApiRow);
}

function newestRow(entries: readonly Served[]): ApiRow | undefined {
  return [...entries].sort((a, b) => compareMinors(b.minors.at(-1) ?? '1.0', a.minors.at(-1) ?? '1.0') || preferStable(a, b))[0]
    ?.row;
}

function preferStable(a: Served, b: Served): number {
  const rank = { ga: 0, beta: 1, alpha: 2 };
  return rank[a.row.stage] - rank[b.row.stage];
}

/** Long-running and bodiless requests leave other records than the rest (apiserver pkg/endpoints/filters/audit.go). */
function shapeOf(verb: Verb, row: ApiRow): Shape {
  if (row.connectMethods || /^(Pod|Node|Service)\w+Options$/.test(row.kind)) return 'connect';
  if (row.resource === 'pods' && row.subresource === 'log') return 'log';
  return verb === 'get' ? 'read' : verb;
}

const METHODS: Readonly<Record<Verb, readonly string[]>> = {
  get: ['GET', 'HEAD'],
  list: ['GET', 'HEAD'],
  watch: ['GET', 'HEAD'],
  create: ['POST'],
  update: ['PUT'],
  patch: ['PATCH'],
  delete: ['DELETE'],
  deletecollection: ['DELETE'],
};

function methodsOf(verb: Verb, row: ApiRow): readonly string[] {
  const methods = METHODS[verb];
  return row.connectMethods ? methods.filter((method) => row.connectMethods?.includes(method)) : methods.slice(0, 1);
}

function compareOperations(a: Operation, b: Operation): number {
  const [left, right] = [a.subresource ?? '', b.subresource ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return VERBS.indexOf(a.verb) - VERBS.indexOf(b.verb);
}
