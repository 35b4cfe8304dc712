import { describe, expect, it } from 'vitest';
import {
  boundLabel,
  groupLabel,
  groupVersion,
  operationClass,
  scopeLabel,
  targetLabel,
  verbClass,
  versionNotes,
} from './labels.ts';

describe('labels', () => {
  it('say "or earlier" where the minor is not known exactly', () => {
    expect(boundLabel({ minor: '1.14', exact: true })).toBe('1.14');
    expect(boundLabel({ minor: '1.25', exact: false })).toBe('1.25 or earlier');
  });

  it('name targets and groups as kubectl does, and the empty group core', () => {
    expect(targetLabel({ resource: 'pods', subresource: 'exec' })).toBe('pods/exec');
    expect(targetLabel({ resource: 'pods' })).toBe('pods');
    expect([groupLabel(''), groupLabel('apps')]).toEqual(['core', 'apps']);
    expect([groupVersion('', 'v1'), groupVersion('apps', 'v1')]).toEqual(['v1', 'apps/v1']);
    expect([scopeLabel({ namespaced: true }), scopeLabel({ namespaced: false })]).toEqual(['namespaced', 'cluster']);
  });

  it('tell stage, since, end, planned end and default of a version', () => {
    const since = { minor: '1.34', exact: true };
    expect(versionNotes({ version: 'v1beta1', stage: 'beta', since, removalPlanned: '1.40', servedByDefault: false })).toEqual([
      'beta',
      'since 1.34',
      'to be removed in 1.40',
      'off by default',
    ]);
    expect(versionNotes({ version: 'v1', stage: 'ga', since, removed: { minor: '1.36', exact: false } })).toEqual([
      'GA',
      'since 1.34',
      'removed in 1.36 or earlier',
    ]);
  });

  it('class a connection as such whatever its verb', () => {
    expect(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'].map(verbClass)).toEqual([
      ...['read', 'read', 'read', 'write', 'write', 'write', 'delete', 'delete'],
    ]);
    expect(operationClass({ verb: 'get', shape: 'connect' })).toBe('connect');
    expect(operationClass({ verb: 'get', shape: 'log' })).toBe('read');
  });
});
