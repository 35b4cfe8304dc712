import { describe, expect, it } from 'vitest';
import type { IdentifierFile } from '../../view/search/search-file.ts';
import { buildIndex } from './build-index.ts';
import { countValues, matchesFilters } from './filters.ts';
import { findEntries } from './find.ts';

const file: IdentifierFile = {
  rows: [
    {
      k: 'resource',
      t: 'pods',
      u: '/pods/',
      s: 'Runs containers.',
      n: ['Pod'],
      f: ['pods', 'pod', 'po'],
      g: 'core',
      c: 'namespaced',
      w: 4,
    },
    { k: 'operation', t: 'get pods', u: '/pods/get/', s: 'Reads a Pod.', of: 0, v: 'get' },
    { k: 'operation', t: 'list pods', u: '/pods/list/', s: 'Lists Pods.', of: 0, v: 'list' },
    {
      k: 'operation',
      t: 'create pods/exec',
      u: '/pods/exec/',
      s: 'Opens a session.',
      n: ['exec'],
      of: 0,
      v: 'create',
      sub: 'exec',
      x: 1,
    },
    {
      k: 'resource',
      t: 'roles',
      u: '/roles/',
      s: 'Grants rights.',
      n: ['Role'],
      f: ['roles', 'role'],
      g: 'rbac.authorization.k8s.io',
      c: 'namespaced',
    },
    { k: 'operation', t: 'get /healthz/*', u: '/healthz/', s: 'Asks for health.', n: ['/healthz'], v: 'get', g: 'non-resource' },
    { k: 'field', t: 'requestObject.spec.hostPID', u: '/hostpid/', s: 'Shares process ids.', a: ['host pid'] },
    { k: 'any', t: 'any-pods', u: '/pods/any/', s: 'Rules that name pods.', of: 0, w: -6 },
  ],
};
const index = buildIndex(file);
const first = (query: string): string | undefined => findEntries(query, index).entries[0]?.row.t;

describe('findEntries', () => {
  it('finds a resource by each of its names', () => {
    expect(['pods', 'Pod', 'po'].map(first)).toEqual(['pods', 'pods', 'pods']);
  });

  it('finds an operation by verb, HTTP method and short name', () => {
    expect(['create po/exec', 'POST pods/exec', 'exec', 'pods exec'].map(first)).toEqual(Array(4).fill('create pods/exec'));
  });

  it('finds a path as the API server reads it', () => {
    expect(['/api/v1/pods', 'GET /api/v1/namespaces/a/pods/b', '/healthz/etcd'].map(first)).toEqual([
      'list pods',
      'get pods',
      'get /healthz/*',
    ]);
  });

  it('finds the middle of a name', () => {
    expect(first('stpi')).toBe('requestObject.spec.hostPID');
  });

  it('takes a query that matches nothing for a typo, and says so', () => {
    expect(findEntries('roels', index).meant).toEqual({ text: 'roles', isUsed: true });
    expect(first('roels')).toBe('roles');
  });

  it('puts synthetic ids last', () => {
    expect(findEntries('pods', index).entries.at(-1)?.row.t).toBe('any-pods');
  });

  it('finds nothing for nothing', () => {
    expect(['', ' ', '/', '…'].map((query) => findEntries(query, index).entries.length)).toEqual([0, 0, 0, 0]);
  });
});

describe('filters', () => {
  const facets = index.entries.map((entry) => entry.facets);

  it('give an operation the group and scope of its resource', () => {
    expect(facets.filter((one) => matchesFilters(one, { kind: 'operation', group: 'core', scope: 'namespaced' }))).toHaveLength(
      3,
    );
  });

  it('count what each choice would leave, the other filters applied', () => {
    expect(Object.fromEntries(countValues(facets, { kind: 'operation', verb: 'list' }, 'verb'))).toEqual({
      get: 2,
      list: 1,
      create: 1,
    });
  });
});
