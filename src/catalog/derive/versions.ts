import { type ApiRow, type ApiSurface, type LifecycleRow, stageOfVersion } from '../../schema/api-surface.ts';
import type { ApiVersion, Bound } from '../model.ts';
import { compareMinors, isNextMinor } from './minors.ts';

/** When rows of one (group, version, resource[, subresource]) were served, and by which minors, oldest first. */
export interface Served {
  readonly row: ApiRow;
  readonly minors: readonly string[];
}

/** What the derivation of bounds needs: the imported minors in order, and the life of each kind. */
export interface Timeline {
  readonly minors: readonly string[];
  readonly lifecycleOf: (group: string, version: string, kind: string) => LifecycleRow | undefined;
  readonly lifecyclesOf: (group: string, kind: string) => readonly LifecycleRow[];
}

/** Makes a timeline from the imported surfaces. */
export function createTimeline(surfaces: readonly ApiSurface[], lifecycle: readonly LifecycleRow[]): Timeline {
  const byKind = new Map(lifecycle.map((row) => [`${row.group}/${row.version}/${row.kind}`, row]));
  const byGroupKind = Map.groupBy(lifecycle, (row) => `${row.group}/${row.kind}`);
  return {
    lifecyclesOf: (group, kind) => byGroupKind.get(`${group}/${kind}`) ?? [],
    minors: surfaces.map((surface) => surface.minor).sort(compareMinors),
    lifecycleOf: (group, version, kind) => byKind.get(`${group}/${version}/${kind}`),
  };
}

/** A version of which an imported minor tells since when it is served. */
export type DatedVersion = ApiVersion & { readonly since: Bound };

/** The life of one API version of an operation or resource, from the minors that served it. */
export function toApiVersion({ row, minors }: Served, timeline: Timeline): DatedVersion {
  const life = timeline.lifecycleOf(row.group, row.version, row.kind);
  const removed = findRemoval(minors, life, timeline);
  const planned = !removed && life?.removed ? life.removed : undefined;
  return {
    version: row.version,
    stage: row.stage,
    since: findStart(minors, row.subresource ? undefined : life, timeline),
    removed,
    removalPlanned: planned,
    servedByDefault: removed ? undefined : row.default,
  };
}

/** A kind's own date counts only where it lies in the gap that the imported minors leave open. */
function findStart(served: readonly string[], life: LifecycleRow | undefined, { minors }: Timeline): Bound {
  const first = served[0] ?? '';
  const before = minors[minors.indexOf(first) - 1];
  if (before !== undefined && isNextMinor(before, first)) return { minor: first, exact: true };
  if (life && isWithin(life.introduced, before, first)) return { minor: life.introduced, exact: true };
  return { minor: first, exact: false };
}

function findRemoval(served: readonly string[], life: LifecycleRow | undefined, { minors }: Timeline): Bound | undefined {
  const last = served.at(-1) ?? '';
  const after = minors[minors.indexOf(last) + 1];
  if (after === undefined) return undefined;
  if (isNextMinor(last, after)) return { minor: after, exact: true };
  if (life?.removed && isWithin(life.removed, last, after)) return { minor: life.removed, exact: true };
  return { minor: after, exact: false };
}

function isWithin(minor: string, after: string | undefined, upTo: string): boolean {
  return (after === undefined || compareMinors(minor, after) > 0) && compareMinors(minor, upTo) <= 0;
}

const STAGE_ORDER = { ga: 0, beta: 1, alpha: 2 };

/** Still served first, then GA before beta before alpha, then the newer name. */
export function compareVersions(a: ApiVersion, b: ApiVersion): number {
  return (
    Number(Boolean(a.removed)) - Number(Boolean(b.removed)) ||
    STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage] ||
    b.version.localeCompare(a.version, 'en', { numeric: true })
  );
}

/** The whole life of something served under several versions: since the first, removed with the last. */
export function summariseLife(versions: readonly DatedVersion[]): {
  since: Bound;
  removed?: Bound | undefined;
  servedByDefault?: boolean | undefined;
} {
  const since = versions.map((version) => version.since).reduce((a, b) => (isEarlier(b, a) ? b : a));
  const gone = versions.flatMap((version) => (version.removed ? [version.removed] : []));
  const removed =
    gone.length === versions.length ? gone.reduce((a, b) => (compareMinors(b.minor, a.minor) > 0 ? b : a)) : undefined;
  return { since, removed, servedByDefault: isServedByDefault(versions) };
}

/** What a plain API server serves was read for some minors only: unknown is not the same as no. */
function isServedByDefault(versions: readonly ApiVersion[]): boolean | undefined {
  const served = versions.filter(({ removed }) => !removed).map((version) => version.servedByDefault);
  if (served.includes(true)) return true;
  return served.includes(undefined) ? undefined : false;
}

/** An open bound ("1.8 or earlier") is earlier than the same minor exactly. */
function isEarlier(a: Bound, b: Bound): boolean {
  return compareMinors(a.minor, b.minor) < 0 || (a.minor === b.minor && !a.exact && b.exact);
}

/**
 * Versions of a kind that came and went between two imported minors, so that no table has them: networking.k8s.io/v1beta1 Ingress
 * (1.14 to 1.22) lies between the imported 1.12 and 1.25. Only the API types' own dates tell of them.
 */
export function findMissedVersions(row: ApiRow, known: readonly ApiVersion[], timeline: Timeline): DatedVersion[] {
  if (row.subresource) return [];
  return timeline.lifecyclesOf(row.group, row.kind).flatMap((life) => {
    if (!life.removed || known.some((version) => version.version === life.version) || !fallsInGap(life, timeline)) return [];
    const bounds = { since: { minor: life.introduced, exact: true }, removed: { minor: life.removed, exact: true } };
    return [{ version: life.version, stage: stageOfVersion(life.version), ...bounds }];
  });
}

function fallsInGap(life: LifecycleRow, { minors }: Timeline): boolean {
  const first = minors.findIndex((minor) => compareMinors(minor, life.introduced) >= 0);
  const next = minors[first];
  return first > 0 && next !== undefined && life.removed !== undefined && compareMinors(life.removed, next) <= 0;
}
