import { describe, expect, it } from 'vitest';
import { findIn, healthContext, makeRule } from '../test-data/health-rule.ts';
import { coreGroup } from './core-group.ts';
import { identitySpelling } from './identity-spelling.ts';
import { kindSpelling } from './kind-spelling.ts';
import { namespaceOfClusterScope } from './namespace-of-cluster-scope.ts';
import { singularResource } from './singular-resource.ts';

describe('the name of a resource', () => {
  it.each([
    ['secret', 'secrets'],
    ['Pod', 'pods'],
    ['validatingwebhookconfiguration', 'validatingwebhookconfigurations'],
    ['deploy', 'deployments'],
    ['Secrets', 'secrets'],
  ])('is not %s', (value, right) => {
    const [finding] = singularResource.find(makeRule(`objectRef.resource = "${value}" and verb = "get"`), healthContext);
    expect(finding).toMatchObject({ certainty: 'likely', dead: false, fix: `Use "${right}".` });
    expect(finding?.message).toContain('and the rule demands it');
  });

  it.each([
    'objectRef.resource in ("secrets", "pods")',
    'objectRef.resource =~ "SECRETS"',
    'objectRef.resource = "widget"',
    'objectRef.resource startsWith "secret"',
    'objectRef.name = "secret"',
  ])('is right in %s', (logic) => {
    expect(findIn(singularResource, logic)).toEqual([]);
  });

  it('does not stop a list with others', () => {
    expect(findIn(singularResource, 'objectRef.resource in ("secret", "configmaps")')).toEqual([
      'likely: objectRef.resource holds the plural from the path, "secrets" for a Secret: no served resource is called "secret".',
    ]);
  });
});

describe('a kind', () => {
  it.each([
    ['requestObject.kind = "pod"', 'Pod'],
    ['requestObject.subjects[].kind = "serviceaccount"', 'ServiceAccount'],
    ['requestObject.roleRef.kind = "clusterroles"', 'ClusterRole'],
    ['requestObject.subjects[].kind = "group"', 'Group'],
  ])('is not spelled as in %s', (logic, right) => {
    expect(findIn(kindSpelling, logic)).toEqual([expect.stringContaining(`"${right}", so `)]);
  });

  it.each(['requestObject.kind = "Pod"', 'requestObject.kind =~ "pod"', 'requestObject.kind = "Widget"', 'kind = "pod"'])(
    'is right in %s',
    (logic) => {
      expect(findIn(kindSpelling, logic)).toEqual([]);
    },
  );
});

describe('an identity', () => {
  it.each([
    ['user.username = "system:unauthenticated"', 'likely: "system:unauthenticated" is a group: user.username does not have it.'],
    ['user.groups[] = "system:anonymous"', 'likely: "system:anonymous" is a user: user.groups[] does not have it.'],
    [
      'user.username = "system.anonymous"',
      'likely: "system.anonymous" has a dot where built-in identities have a colon: user.username does not have it.',
    ],
    [
      'user.username in ("system:anonymous", "system:unauthenticated")',
      'note: "system:unauthenticated" is a group: user.username does not have it.',
    ],
    [
      'not user.username = "system:masters"',
      'note: "system:masters" is a group: user.username does not have it, so this exclusion leaves nothing out.',
    ],
  ])('is mistaken in %s', (logic, message) => {
    expect(findIn(identitySpelling, logic)).toEqual([message]);
  });

  it.each([
    'user.username = "system:anonymous"',
    'user.username startsWith "system:serviceaccounts"',
    'user.username = "system:serviceaccount:a:b"',
    'user.groups[] = "system:serviceaccounts:kube-system"',
    'impersonatedUser.groups[] = "system:masters"',
    'user.username = "ops"',
  ])('is right in %s', (logic) => {
    expect(findIn(identitySpelling, logic)).toEqual([]);
  });

  it('is not questioned on GKE', () => {
    expect(findIn(identitySpelling, 'user.username = "system:unauthenticated"', { logSource: 'gke-cloud-audit' })).toEqual([]);
  });
});

describe('the core group', () => {
  it('has no name', () => {
    expect(findIn(coreGroup, 'objectRef.apiGroup = "core"')).toEqual([
      'likely: Records of the core group have no objectRef.apiGroup at all, so "core" does not match them.',
    ]);
    expect(findIn(coreGroup, 'objectRef.apiGroup in ("", "apps")')).toEqual([expect.stringMatching(/^note: /)]);
    expect(findIn(coreGroup, 'objectRef.apiGroup = "apps" or not objectRef.apiGroup exists')).toEqual([]);
  });
});

describe('a namespace', () => {
  it('is not that of a resource of the whole cluster', () => {
    expect(
      findIn(namespaceOfClusterScope, 'objectRef.resource = "clusterroles" and objectRef.namespace = "kube-system"'),
    ).toEqual([
      'likely: Requests for clusterroles have no objectRef.namespace, and the rule demands it: it hardly ever matches.',
    ]);
  });

  it.each([
    'objectRef.resource in ("clusterroles", "roles") and objectRef.namespace = "kube-system"',
    'objectRef.resource = "clusterroles" and not objectRef.namespace = "kube-system"',
    'objectRef.resource = "namespaces" and objectRef.namespace = "kube-system"',
    'objectRef.resource = "widgets" and objectRef.namespace = "kube-system"',
    'objectRef.namespace = "kube-system"',
  ])('may be there in %s', (logic) => {
    expect(findIn(namespaceOfClusterScope, logic)).toEqual([]);
  });
});
