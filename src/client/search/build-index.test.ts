import { describe, expect, it } from 'vitest';
import type { IdentifierFile } from '../../view/search/search-file.ts';
import { buildIndex, startIndex } from './build-index.ts';
import { findEntries } from './find.ts';

const file: IdentifierFile = {
  rows: [
    { k: 'resource', t: 'roles', u: '/kubernetes-roles/', s: 'Grants rights.', f: ['roles', 'role'], g: 'rbac', c: 'namespaced' },
    { k: 'operation', s: 'Adds.', of: 0, v: 'create' },
    { k: 'operation', s: 'Scales.', of: 0, v: 'patch', sub: 'scale' },
    { k: 'any', s: 'Rules without a verb.', of: 0 },
    { k: 'operation', t: 'get /livez', u: '/kubernetes-nonresource/get-livez/', s: 'Asks.', v: 'get', g: 'non-resource' },
  ],
};

describe('the index of identifiers', () => {
  it('names what hangs on a resource by it, and leaves other names as they are', () => {
    expect(buildIndex(file).entries.map(({ row: { t, u } }) => `${t} ${u}`)).toEqual([
      'roles /kubernetes-roles/',
      'create roles /kubernetes-roles/create-roles/',
      'patch roles/scale /kubernetes-roles/patch-roles-scale/',
      'any-roles /kubernetes-roles/any-roles/',
      'get /livez /kubernetes-nonresource/get-livez/',
    ]);
  });

  it('gives what hangs on a resource its group and scope', () => {
    const facets = buildIndex(file).entries.map((entry) => `${entry.facets.group} ${entry.facets.scope}`);
    expect(facets).toEqual([...Array(4).fill('rbac namespaced'), 'non-resource undefined']);
  });

  it('answers when all rows have been added, one by one', () => {
    const { index, add } = startIndex();
    for (const row of file.rows) add(row);
    expect(findEntries('post role', index).entries[0]?.row.t).toBe('create roles');
    expect(findEntries('rights', index).entries[0]?.row.t).toBe('roles');
    expect(findEntries('craete role', index).meant?.text).toBe('create role');
  });
});
