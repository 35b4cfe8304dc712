import { describe, expect, it } from 'vitest';
import type { ApiRow, ApiSurface, LifecycleRow } from '../../schema/api-surface.ts';
import type { ApiVersion } from '../model.ts';
import { compareVersions, createTimeline, findMissedVersions, summariseLife, toApiVersion } from './versions.ts';

const provenance = { repository: 'r/r', path: 'p', commit: 'abc', license: 'Apache-2.0' };
const surface = (minor: string): ApiSurface => ({ kubernetes: `${minor}.0`, minor, provenance, resources: [] });
const row = (more: Partial<ApiRow> = {}): ApiRow => ({
  ...{ group: 'networking.k8s.io', version: 'v1', resource: 'ingresses', namespaced: true, kind: 'Ingress', verbs: ['get'], stage: 'ga' },
  ...more,
});
const life = (more: Partial<LifecycleRow>): LifecycleRow => ({ group: 'networking.k8s.io', version: 'v1', kind: 'Ingress', introduced: '1.19', ...more });
const timeline = (kinds: LifecycleRow[] = []) => createTimeline(['1.25', '1.11', '1.28', '1.12', '1.29'].map(surface), kinds);

describe('toApiVersion()', () => {
  it('dates a beginning exactly where the minor before was read', () => {
    expect(toApiVersion({ row: row(), minors: ['1.29'] }, timeline()).since).toEqual({ minor: '1.29', exact: true });
  });

  it('says "or earlier" where minors in between were not read', () => {
    expect(toApiVersion({ row: row(), minors: ['1.25', '1.28', '1.29'] }, timeline()).since).toEqual({ minor: '1.25', exact: false });
  });

  it("takes the kind's own date where it lies in the gap", () => {
    const { since } = toApiVersion({ row: row(), minors: ['1.25', '1.28', '1.29'] }, timeline([life({})]));
    expect(since).toEqual({ minor: '1.19', exact: true });
  });

  it("does not take the kind's date for a subresource, which may be younger", () => {
    const sub = row({ subresource: 'status' });
    expect(toApiVersion({ row: sub, minors: ['1.25', '1.28', '1.29'] }, timeline([life({})])).since.exact).toBe(false);
  });

  it("leaves aside a kind's date that the tables contradict", () => {
    const { since } = toApiVersion({ row: row(), minors: ['1.25', '1.28', '1.29'] }, timeline([life({ introduced: '1.9' })]));
    expect(since).toEqual({ minor: '1.25', exact: false });
  });

  it('calls nothing removed that the newest minor serves, and tells a planned end', () => {
    const version = toApiVersion({ row: row(), minors: ['1.28', '1.29'] }, timeline([life({ removed: '1.38' })]));
    expect(version.removed).toBeUndefined();
    expect(version.removalPlanned).toBe('1.38');
  });

  it('dates a removal exactly by the next minor or by the kind, else as a bound', () => {
    expect(toApiVersion({ row: row(), minors: ['1.28'] }, timeline()).removed).toEqual({ minor: '1.29', exact: true });
    expect(toApiVersion({ row: row(), minors: ['1.12'] }, timeline([life({ removed: '1.22' })])).removed).toEqual({ minor: '1.22', exact: true });
    expect(toApiVersion({ row: row(), minors: ['1.12'] }, timeline()).removed).toEqual({ minor: '1.25', exact: false });
  });
});

describe('findMissedVersions()', () => {
  const beta = life({ version: 'v1beta1', introduced: '1.14', removed: '1.22' });

  it('finds a version that came and went between two minors that were read', () => {
    expect(findMissedVersions(row(), [], timeline([beta]))).toEqual([
      { version: 'v1beta1', stage: 'beta', since: { minor: '1.14', exact: true }, removed: { minor: '1.22', exact: true } },
    ]);
  });

  it('adds none that is known, none to a subresource, none that the tables would have shown', () => {
    const known = toApiVersion({ row: row({ version: 'v1beta1' }), minors: ['1.12'] }, timeline());
    expect(findMissedVersions(row(), [known], timeline([beta]))).toEqual([]);
    expect(findMissedVersions(row({ subresource: 'status' }), [], timeline([beta]))).toEqual([]);
    expect(findMissedVersions(row(), [], timeline([life({ version: 'v1beta1', introduced: '1.14', removed: '1.27' })]))).toEqual([]);
  });
});

describe('summariseLife()', () => {
  const version = (more: Partial<ApiVersion>): ApiVersion => ({ version: 'v1', stage: 'ga', since: { minor: '1.20', exact: true }, ...more });
  const gone = { minor: '1.22', exact: true };

  it('begins with the oldest version; an open bound is older than the same minor exactly', () => {
    const open = version({ since: { minor: '1.20', exact: false } });
    expect(summariseLife([version({}), open]).since.exact).toBe(false);
    expect(summariseLife([version({}), version({ since: { minor: '1.9', exact: true } })]).since.minor).toBe('1.9');
  });

  it('ends only when every version has ended', () => {
    expect(summariseLife([version({}), version({ removed: gone })]).removed).toBeUndefined();
    expect(summariseLife([version({ removed: { minor: '1.16', exact: true } }), version({ removed: gone })]).removed).toEqual(gone);
  });

  it('tells "off by default" from "not known": a checkout\'s discovery files do not say it', () => {
    expect(summariseLife([version({ servedByDefault: true }), version({ servedByDefault: false })]).servedByDefault).toBe(true);
    expect(summariseLife([version({ servedByDefault: false })]).servedByDefault).toBe(false);
    expect(summariseLife([version({}), version({ servedByDefault: false })]).servedByDefault).toBeUndefined();
    expect(summariseLife([version({ removed: gone }), version({ servedByDefault: false })]).servedByDefault).toBe(false);
  });
});

describe('compareVersions()', () => {
  it('puts what is served before what is gone, then GA, beta and alpha, then the newer name', () => {
    const names: [string, ApiVersion['stage'], boolean][] = [
      ['v1alpha1', 'alpha', false],
      ['v1', 'ga', true],
      ['v1beta1', 'beta', false],
      ['v2', 'ga', false],
      ['v1beta2', 'beta', false],
    ];
    const since = { minor: '1.20', exact: true };
    const versions = names.map(([name, stage, removed]) => ({ version: name, stage, since, removed: removed ? since : undefined }));
    expect(versions.sort(compareVersions).map(({ version }) => version)).toEqual(['v2', 'v1beta2', 'v1beta1', 'v1alpha1', 'v1']);
  });
});
