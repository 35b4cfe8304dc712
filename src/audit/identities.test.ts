import { describe, expect, it } from 'vitest';
import { findIdentities } from './identities.ts';

const KNOWN = [
  'system:kube-scheduler',
  'system:masters',
  'system:node:<name>',
  'system:serviceaccount:<namespace>:<name>',
  'system:serviceaccount:kube-system:job-controller',
  'system:gke-*',
];
const find = (user: unknown, impersonatedUser?: unknown): readonly string[] =>
  findIdentities({ kind: 'Event', user, impersonatedUser } as never, KNOWN);

describe('findIdentities', () => {
  it('finds users and groups by their exact names', () => {
    expect(find({ username: 'system:kube-scheduler', groups: ['system:authenticated', 'system:masters'] })).toEqual([
      'system:kube-scheduler',
      'system:masters',
    ]);
  });

  it('takes an exact name before a pattern', () => {
    expect(find({ username: 'system:serviceaccount:kube-system:job-controller' })).toEqual([
      'system:serviceaccount:kube-system:job-controller',
    ]);
    expect(find({ username: 'system:serviceaccount:a:b' })).toEqual(['system:serviceaccount:<namespace>:<name>']);
  });

  it('lets a part stand for text without a colon, and a star for any', () => {
    expect(find({ username: 'system:node:a:b' })).toEqual([]);
    expect(find({ username: 'system:gke-common-webhooks' })).toEqual(['system:gke-*']);
    expect(find({ username: 'system:gke-' })).toEqual([]);
  });

  it('looks at the impersonated user too, and names each once', () => {
    expect(
      find({ username: 'bob', groups: ['system:masters'] }, { username: 'system:node:n', groups: ['system:masters'] }),
    ).toEqual(['system:masters', 'system:node:<name>']);
  });

  it.each([undefined, null, 5, 'x', {}, { username: 5, groups: 'system:masters' }, { groups: [{}, null] }])(
    'finds nothing in a user that is %j',
    (user) => {
      expect(find(user)).toEqual([]);
    },
  );
});
