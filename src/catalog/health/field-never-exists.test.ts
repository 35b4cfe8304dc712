import { describe, expect, it } from 'vitest';
import { findIn, healthContext, makeRule } from '../test-data/health-rule.ts';
import { fieldNeverExists } from './field-never-exists.ts';

const find = (logic: string) => findIn(fieldNeverExists, logic);
const fixOf = (logic: string) => fieldNeverExists.find(makeRule(logic), healthContext).map(({ fix }) => fix);

describe('a field that no event has', () => {
  it.each(['apiGroup', 'hostPath', 'objectRef.kind', 'user.email', 'verb.name', 'requestURI.path', 'sourceIPs[].city'])(
    'kills a rule that demands %s',
    (field) => {
      expect(find(`${field} = "x" and verb = "create"`)).toEqual([
        `certain, dead: No event has a field ${field}, and the rule demands it: it can never match.`,
      ]);
    },
  );

  it.each([
    'annotations["example.com/key"]',
    'user.extra["example.com/key"][]',
    'user.extra.arn[]',
    'objectRef.apiGroup',
    'responseStatus.details.causes[].field',
    'responseStatus.metadata.resourceVersion',
    'requestObject.made.up',
    'responseObject.made.up',
    'category',
    'properties.log',
    'p_source_id',
    'kind',
  ])('is not %s', (field) => {
    expect(find(`${field} = "x"`)).toEqual([]);
  });

  it('is at most likely where a product might not mind the case', () => {
    expect(find('objectref.resource = "pods"')).toEqual([expect.stringMatching(/^likely: /)]);
  });

  it('leaves nothing out under not', () => {
    expect(find('verb = "create" and not hostPath exists')).toEqual([
      'note: No event has a field hostPath: this exclusion leaves nothing out.',
    ]);
  });

  it('comes with the field that is meant, of the kind that the rule is about', () => {
    expect(fixOf('apiGroup = "apps"')).toEqual(['Test objectRef.apiGroup instead.']);
    expect(fixOf('objectRef.resource = "pods" and hostPath exists')).toEqual([
      'Test requestObject.spec.volumes[].hostPath.path instead.',
    ]);
    expect(fixOf('objectRef.resource = "pods" and capabilities exists')).toEqual([
      'Test requestObject.spec.containers[].securityContext.capabilities.add[] instead.',
    ]);
  });
});

describe('a key that the kind of the object does not have', () => {
  const bindings = 'objectRef.resource in ("rolebindings", "clusterrolebindings")';

  it('kills a rule that demands it of a create or update', () => {
    expect(find(`${bindings} and verb in ("create", "update") and requestObject.spec.serviceAccountName exists`)).toEqual([
      'certain, dead: The body of a request for ClusterRoleBinding or RoleBinding does not have requestObject.spec.serviceAccountName, and the rule demands it: it can never match.',
    ]);
  });

  it('is only likely of a patch, which is recorded as sent', () => {
    expect(find(`${bindings} and verb in ("create", "patch") and requestObject.spec.serviceAccountName exists`)).toEqual([
      expect.stringMatching(/^likely: .*hardly ever matches\.$/),
    ]);
  });

  it.each([
    `${bindings} and verb = "create" and requestObject.subjects[].kind = "User"`,
    `${bindings} and verb = "create" and requestObject.metadata.labels.a exists`,
    `objectRef.resource in ("rolebindings", "pods") and verb = "create" and requestObject.spec.serviceAccountName exists`,
    `verb = "create" and requestObject.spec.serviceAccountName exists`,
    `objectRef.resource startsWith "role" and verb = "create" and requestObject.spec.made exists`,
    `objectRef.resource = "widgets" and requestObject.webhooks[].name exists`,
    `objectRef.resource = "podcertificaterequests" and verb = "create" and requestObject.spec.serviceAccountName exists`,
    `objectRef.resource = "jobs" and verb = "create" and requestObject.spec.activeDeadlineSeconds = 5`,
    `objectRef.resource = "pods" and verb = "create" and requestObject.spec.made.up = 1`,
    `${bindings} and verb = "create" and not requestObject.spec.serviceAccountName exists`,
    `objectRef.resource = "roles" and verb = "create" and responseObject.reason = "Forbidden"`,
    `objectRef.resource = "pods" and verb = "delete" and requestObject.propagationPolicy = "Orphan"`,
  ])('is no matter in %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });

  it('is only likely of a name that custom resources are known to have, unless the group is demanded', () => {
    const secret = 'objectRef.resource = "roles" and verb = "create" and requestObject.spec.arn exists';
    expect(find(secret)).toEqual([expect.stringMatching(/^likely: /)]);
    expect(find(`${secret} and objectRef.apiGroup = "rbac.authorization.k8s.io"`)).toEqual([
      expect.stringMatching(/^certain, dead: /),
    ]);
  });

  it('kills a rule that looks for the object in a delete', () => {
    expect(find('objectRef.resource = "pods" and verb = "delete" and requestObject.spec.hostPID = true')).toEqual([
      expect.stringMatching(/^certain, dead: /),
    ]);
  });

  it('is likely where the spec of a Pod is looked for outside the template', () => {
    expect(find('objectRef.resource = "deployments" and verb = "create" and requestObject.spec.hostPID = true')).toEqual([
      expect.stringMatching(/^likely: /),
    ]);
    expect(
      find('objectRef.resource = "deployments" and verb = "create" and requestObject.spec.template.spec.hostPID = true'),
    ).toEqual([]);
  });
});
