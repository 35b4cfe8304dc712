import { describe, expect, it } from 'vitest';
import { SMALL_SURFACE_DATA } from '../audit/test-data/small-surface.ts';
import { toLabelCsv } from './label-csv.ts';
import { toLabelRows } from './label-rows.ts';

const rows = toLabelRows(SMALL_SURFACE_DATA);
const operationOf = (key: string): string | undefined => rows.find((row) => row.key === key)?.operation;

describe('the rows from record to operation', () => {
  it('know a resource by verb, group, resource and subresource', () => {
    expect(operationOf('create||pods|')).toBe('create-pods');
    expect(operationOf('get||pods|exec')).toBe('get-pods-exec');
    expect(operationOf('list|events.k8s.io|events|')).toBe('list-events.events.k8s.io');
    expect(operationOf('get|extensions|deployments|')).toBe('get-deployments.extensions');
  });

  it('know a path by verb and pattern', () => {
    expect(operationOf('get|/healthz/*')).toBe('get-healthz');
  });

  it('know a resource without its group only where no core resource and no other served group has the name', () => {
    expect(operationOf('get||deployments|scale')).toBe('get-deployments-scale');
    expect(rows.filter(({ key }) => key === 'get||deployments|')).toHaveLength(1);
    expect(operationOf('list||events|')).toBe('list-events');
  });

  it('have no key twice', () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('hold nothing that CSV would have to quote', () => {
    const csv = toLabelCsv(rows, (path) => `https://atlas.example${path}`);
    expect(csv).not.toMatch(/"/);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
    expect(csv).toContain(
      'create||pods|exec,create-pods-exec,create,,pods,exec,https://atlas.example/kubernetes-pods/create-pods-exec/',
    );
  });
});
