import { describe, expect, it } from 'vitest';
import type { ApiRow, ApiSurface, LifecycleRow } from '../../schema/api-surface.ts';
import { deriveResources } from './operations.ts';
import { compareVersions, createTimeline, findMissedVersions, summariseLife, toApiVersion } from './versions.ts';

const row: ApiRow = {
  group: 'g',
  version: 'v1',
  resource: 'things',
  namespaced: true,
  kind: 'Thing',
  verbs: ['get'],
  stage: 'ga',
};

function surface(minor: string, rows: readonly ApiRow[] = [row]): ApiSurface {
  const provenance = { repository: 'a/b', path: 'p', commit: 'abc', license: 'Apache-2.0' };
  return { kubernetes: `${minor}.0`, minor, provenance, resources: [...rows] };
}

const MINORS = ['1.8', '1.9', '1.12', '1.25', '1.26'];
const life = (introduced: string, removed?: string, version = 'v1'): LifecycleRow => ({
  group: 'g',
  version,
  kind: 'Thing',
  introduced,
  removed,
});
const timelineOf = (...lives: LifecycleRow[]) =>
  createTimeline(
    MINORS.map((minor) => surface(minor)),
    lives,
  );

describe('toApiVersion', () => {
  it('knows the minor exactly where the one before was imported too', () => {
    const { since, removed } = toApiVersion({ row, minors: ['1.26'] }, timelineOf());
    expect(since).toEqual({ minor: '1.26', exact: true });
    expect(removed).toBeUndefined();
  });

  it('says "or earlier" where minors before were not imported', () => {
    expect(toApiVersion({ row, minors: ['1.12', '1.25', '1.26'] }, timelineOf()).since).toEqual({ minor: '1.12', exact: false });
    expect(toApiVersion({ row, minors: MINORS }, timelineOf()).since).toEqual({ minor: '1.8', exact: false });
  });

  it('takes the date of the API types where it lies in the gap, and only there', () => {
    expect(toApiVersion({ row, minors: ['1.12', '1.25', '1.26'] }, timelineOf(life('1.10'))).since).toEqual({
      minor: '1.10',
      exact: true,
    });
    expect(toApiVersion({ row, minors: ['1.12', '1.25', '1.26'] }, timelineOf(life('1.9'))).since).toEqual({
      minor: '1.12',
      exact: false,
    });
    expect(toApiVersion({ row, minors: MINORS }, timelineOf(life('1.0'))).since).toEqual({ minor: '1.0', exact: true });
  });

  it('does not give a subresource the birthday of its kind', () => {
    const scale = { ...row, subresource: 'scale' };
    expect(toApiVersion({ row: scale, minors: ['1.12', '1.25', '1.26'] }, timelineOf(life('1.10'))).since).toEqual({
      minor: '1.12',
      exact: false,
    });
  });

  it('finds the end in the minor after the last one, or in the gap', () => {
    const end = (minors: readonly string[], ...lives: LifecycleRow[]) =>
      toApiVersion({ row, minors }, timelineOf(...lives)).removed;
    expect(end(['1.8'])).toEqual({ minor: '1.9', exact: true });
    expect(end(['1.8', '1.9', '1.12'])).toEqual({ minor: '1.25', exact: false });
    expect(end(['1.8', '1.9', '1.12'], life('1.8', '1.22'))).toEqual({ minor: '1.22', exact: true });
    expect(end(['1.8', '1.9', '1.12'], life('1.8', '1.26'))).toEqual({ minor: '1.25', exact: false });
  });

  it('keeps a planned removal apart from one that has come', () => {
    const planned = toApiVersion({ row, minors: ['1.25', '1.26'] }, timelineOf(life('1.25', '1.29')));
    expect(planned).toMatchObject({ removed: undefined, removalPlanned: '1.29' });
    expect(toApiVersion({ row, minors: ['1.25'] }, timelineOf(life('1.25', '1.26')))).toMatchObject({
      removed: { minor: '1.26', exact: true },
      removalPlanned: undefined,
    });
  });

  it('says nothing of the default for what is gone', () => {
    const on = { ...row, default: true };
    expect(toApiVersion({ row: on, minors: ['1.26'] }, timelineOf()).servedByDefault).toBe(true);
    expect(toApiVersion({ row: on, minors: ['1.9'] }, timelineOf()).servedByDefault).toBeUndefined();
  });
});

describe('findMissedVersions', () => {
  it('tells of versions that came and went between two imported minors', () => {
    const missed = findMissedVersions(row, [], timelineOf(life('1.14', '1.22', 'v1beta1')));
    expect(missed).toMatchObject([
      { version: 'v1beta1', stage: 'beta', since: { minor: '1.14', exact: true }, removed: { minor: '1.22', exact: true } },
    ]);
  });

  it('does not where an imported minor would have had it, where it is known, or before the first minor', () => {
    expect(findMissedVersions(row, [], timelineOf(life('1.14', '1.26', 'v1beta1')))).toEqual([]);
    expect(findMissedVersions(row, [], timelineOf(life('1.2', '1.6', 'v1beta1')))).toEqual([]);
    expect(findMissedVersions(row, [], timelineOf(life('1.14', undefined, 'v1beta1')))).toEqual([]);
    const known = toApiVersion({ row: { ...row, version: 'v1beta1' }, minors: ['1.12'] }, timelineOf());
    expect(findMissedVersions(row, [known], timelineOf(life('1.14', '1.22', 'v1beta1')))).toEqual([]);
  });
});

describe('summariseLife', () => {
  it('runs from the first version to the last, and has no end while one is served', () => {
    const old = toApiVersion({ row: { ...row, version: 'v1beta1' }, minors: ['1.8', '1.9'] }, timelineOf());
    const recent = toApiVersion({ row: { ...row, default: true }, minors: ['1.25', '1.26'] }, timelineOf());
    expect(summariseLife([recent, old])).toEqual({
      since: { minor: '1.8', exact: false },
      removed: undefined,
      servedByDefault: true,
    });
    expect(summariseLife([old])).toMatchObject({ removed: { minor: '1.12', exact: false }, servedByDefault: false });
  });

  it('orders what is served before what is gone, then GA, beta, alpha, then the newer name', () => {
    const make = (version: string, stage: ApiRow['stage'], minors: readonly string[]) =>
      toApiVersion({ row: { ...row, version, stage }, minors }, timelineOf());
    const versions = [
      make('v1beta1', 'beta', ['1.26']),
      make('v2', 'ga', ['1.9']),
      make('v1', 'ga', ['1.26']),
      make('v10', 'ga', ['1.26']),
      make('v1alpha1', 'alpha', ['1.26']),
    ];
    expect(versions.sort(compareVersions).map(({ version }) => version)).toEqual(['v10', 'v1', 'v1beta1', 'v1alpha1', 'v2']);
  });
});

describe('deriveResources', () => {
  it('keeps the plain name for core, else for who serves it now, else for who served it last', () => {
    const of = (group: string, resource: string): ApiRow => ({ ...row, group, resource });
    const surfaces = [
      surface('1.8', [of('', 'a'), of('x', 'b'), of('y', 'c'), of('z', 'c')]),
      surface('1.9', [of('other', 'a'), of('y', 'b'), of('y', 'c')]),
      surface('1.10', [of('other', 'a'), of('y', 'b')]),
    ];
    expect(deriveResources(surfaces, []).map(({ name }) => name)).toEqual(['a', 'a.other', 'b', 'b.x', 'c', 'c.z']);
  });

  it('finds versions in gaps whatever row comes first, and keeps them from subresources', () => {
    const rows = [{ ...row, subresource: 'status' }, row];
    const [resource] = deriveResources([surface('1.25', rows), surface('1.12', rows)], [life('1.14', '1.22', 'v1beta1')]);
    expect(resource?.versions.map(({ version }) => version)).toEqual(['v1', 'v1beta1']);
    expect(resource?.operations.map(({ subresource, versions }) => [subresource, versions.length])).toEqual([
      [undefined, 2],
      ['status', 1],
    ]);
  });

  it('does not depend on the order in which minors and rows are read', () => {
    const surfaces = [
      surface('1.9', [row, { ...row, version: 'v1beta1', stage: 'beta', verbs: ['get', 'list'] }]),
      surface('1.8', [{ ...row, subresource: 'status' }, row]),
    ];
    const turned = surfaces.toReversed().map((each) => ({ ...each, resources: each.resources.toReversed() }));
    expect(deriveResources(turned, [])).toEqual(deriveResources(surfaces, []));
  });
});
