import { describe, expect, it } from 'vitest';
import { findIn, healthContext, makeRule } from '../test-data/health-rule.ts';
import { kindSpelling } from './kind-spelling.ts';
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
