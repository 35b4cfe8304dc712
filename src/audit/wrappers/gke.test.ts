import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';
import { readGkeRequest } from './gke-method.ts';

const entry = (methodName: string, resourceName: string, payload: object = {}, fields: object = {}) => ({
  insertId: 'a-1',
  timestamp: '2026-01-01T00:00:00Z',
  labels: { 'authorization.k8s.io/decision': 'allow' },
  protoPayload: {
    ...{ '@type': 'type.googleapis.com/google.cloud.audit.AuditLog', serviceName: 'k8s.io', methodName, resourceName },
    authenticationInfo: { principalEmail: 'alice@example.com' },
    requestMetadata: { callerIp: '203.0.113.9', callerSuppliedUserAgent: 'kubectl/v1' },
    ...payload,
  },
  ...fields,
});

const eventOf = (value: unknown) => {
  const [found] = findAll(value);
  if (found?.kind !== 'event') throw new Error(JSON.stringify(found));
  return found;
};

describe('methodName and resourceName of GKE', () => {
  it.each([
    ['io.k8s.core.v1.pods.exec.create', 'core/v1/namespaces/n/pods/p/exec', 'create "" v1 pods/exec n p'],
    ['io.k8s.core.v1.pods.list', 'core/v1/pods', 'list "" v1 pods/  '],
    ['io.k8s.core.v1.pods.list', 'core/v1/namespaces/n/pods', 'list "" v1 pods/ n '],
    ['io.k8s.core.v1.namespaces.get', 'core/v1/namespaces/n', 'get "" v1 namespaces/ n n'],
    ['io.k8s.core.v1.namespaces.status.get', 'core/v1/namespaces/n/status', 'get "" v1 namespaces/status n n'],
    ['io.k8s.core.v1.nodes.proxy.get', 'core/v1/nodes/n1:10250/proxy/a/b', 'get "" v1 nodes/proxy  n1:10250'],
    ['io.k8s.apps.v1.deployments.patch', 'apps/v1/namespaces/n/deployments/d', 'patch "apps" v1 deployments/ n d'],
    [
      'io.k8s.authorization.rbac.v1.clusterroles.get',
      'rbac.authorization.k8s.io/v1/clusterroles/system:x',
      'get "rbac.authorization.k8s.io" v1 clusterroles/  system:x',
    ],
    [
      'io.argoproj.v1alpha1.applications.create',
      'argoproj.io/v1alpha1/namespaces/n/applications/a',
      'create "argoproj.io" v1alpha1 applications/ n a',
    ],
    ['io.k8s.core.v1.pods.create', '', 'create "" v1 pods/  '],
    ['io.k8s.apps.v1.deployments.list', '', 'list "apps" v1 deployments/  '],
    ['io.k8s.networking.v1.ingresses.create', '', 'create "networking.k8s.io" v1 ingresses/  '],
    ['io.k8s.authorization.rbac.v1.roles.list', '', 'list "rbac.authorization.k8s.io" v1 roles/  '],
    ['io.k8s.rbac.v1.roles.list', '', 'list "rbac.authorization.k8s.io" v1 roles/  '],
    ['io.argoproj.v1alpha1.applications.list', '', 'list "argoproj.io" v1alpha1 applications/  '],
    ['io.k8s.core.v1.pods.get', 'core/v1/namespaces/n/secrets/s', 'get "" v1 pods/  '],
  ])('%s with "%s" is read', (methodName, resourceName, expected) => {
    const request = readGkeRequest(methodName, resourceName);
    if (request?.kind !== 'resource') throw new Error(String(request?.kind));
    const { verb, apiGroup, apiVersion, resource, subresource, namespace, name } = request;
    expect(`${verb} ${JSON.stringify(apiGroup)} ${apiVersion} ${resource}/${subresource} ${namespace} ${name}`).toBe(expected);
  });

  it('tell a path without a resource', () => {
    expect(readGkeRequest('io.k8s.get', 'readyz')).toEqual({ kind: 'nonresource', verb: 'get', path: 'readyz' });
  });

  it.each([
    '',
    'io.k8s',
    'google.container.v1.ClusterManager.CreateCluster',
    'v1.compute.instances.insert',
    'io.k8s.core.v1.get',
    'a.b.c',
    '..v1..x',
  ])('are not of GKE: "%s"', (methodName) => {
    expect(readGkeRequest(methodName, 'core/v1/pods')).toBeUndefined();
  });
});

describe('a log entry of GKE', () => {
  it('becomes an event', () => {
    const body = { '@type': 'core.k8s.io/v1.Pod', kind: 'Pod', metadata: { name: 'p' } };
    const found = eventOf(entry('io.k8s.core.v1.pods.create', 'core/v1/namespaces/n/pods/p', { request: body, status: {} }));
    expect(found.wrapper).toBe('gke');
    expect(found.event).toEqual({
      ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'create', auditID: 'a-1', userAgent: 'kubectl/v1' },
      ...{
        requestReceivedTimestamp: '2026-01-01T00:00:00Z',
        user: { username: 'alice@example.com' },
        sourceIPs: ['203.0.113.9'],
      },
      objectRef: { resource: 'pods', namespace: 'n', name: 'p', apiVersion: 'v1' },
      ...{ responseStatus: { code: 201 }, requestObject: { kind: 'Pod', metadata: { name: 'p' } } },
      annotations: { 'authorization.k8s.io/decision': 'allow' },
    });
    expect(found.lost).toEqual(
      expect.arrayContaining(['level', 'stage', 'requestURI', 'user.groups', 'impersonatedUser', 'responseObject']),
    );
    expect(found.lost).not.toContain('requestObject');
    expect(found.notes).toEqual([expect.stringMatching(/not with which code: 201/)]);
  });

  it('has a path for its requestURI where there is no resource', () => {
    const { event, lost } = eventOf(entry('io.k8s.get', 'livez/ping'));
    expect(event).toMatchObject({ verb: 'get', requestURI: '/livez/ping' });
    expect(event).not.toHaveProperty('objectRef');
    expect(lost).not.toContain('requestURI');
  });

  it.each([
    ['denied', 'pods', { status: { code: 7, message: 'PERMISSION_DENIED' } }, { code: 403, message: 'PERMISSION_DENIED' }],
    ['not found', 'pods', { status: { code: 5 } }, { code: 404 }],
    ['not authenticated', 'pods', { status: { code: 16 } }, { code: 401 }],
    ['an HTTP code', 'pods', { status: { code: 409 } }, { code: 409 }],
    ['success', 'pods', { status: { code: 0 } }, { code: 200 }],
    ['an exec', 'pods.exec', { status: {} }, { code: 101 }],
    [
      'an answer that is a Status',
      'pods',
      { status: { code: 10 }, response: { kind: 'Status', code: 409, reason: 'AlreadyExists' } },
      { code: 409, reason: 'AlreadyExists' },
    ],
    ['an unknown code', 'pods', { status: { code: 77 } }, undefined],
    ['a code that is no number', 'pods', { status: { code: 'x' } }, undefined],
  ])('tells the outcome: %s', (_what, resource, payload, expected) => {
    const { event, lost } = eventOf(entry(`io.k8s.core.v1.${resource}.get`, '', payload));
    expect(event.responseStatus).toEqual(expected);
    if (!expected) expect(lost).toContain('responseStatus');
  });

  it('says of what an entry lacks that it is unknown', () => {
    const { event, lost } = eventOf({ protoPayload: { methodName: 'io.k8s.core.v1.pods.create' } });
    expect(event).toEqual({
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      verb: 'create',
      user: {},
      objectRef: { resource: 'pods', apiVersion: 'v1' },
      responseStatus: { code: 201 },
    });
    expect(lost).toEqual(expect.arrayContaining(['user.username', 'auditID', 'sourceIPs', 'annotations', 'requestObject']));
  });

  it('takes the resource and the decision from the authorization check where nothing else has them', () => {
    const authorizationInfo = [{ granted: false, resource: 'core/v1/namespaces/n/secrets/s' }];
    const { event } = eventOf({ protoPayload: { methodName: 'io.k8s.core.v1.secrets.get', authorizationInfo } });
    expect(event).toMatchObject({
      objectRef: { namespace: 'n', name: 's' },
      annotations: { 'authorization.k8s.io/decision': 'forbid' },
    });
  });

  it('is known without the name of the service, and in the columns of BigQuery', () => {
    const payload = { methodName: 'io.argoproj.v1alpha1.applications.list', resourceName: 'argoproj.io/v1alpha1/applications' };
    expect(summarize({ resource: { type: 'k8s_cluster' }, protoPayload: payload })).toEqual(['gke']);
    expect(summarize({ resource: { type: 'gce_instance' }, protoPayload: payload })).toEqual([
      expect.stringMatching(/another service/),
    ]);
    const { event } = eventOf({
      protopayload_auditlog: { ...payload, serviceName: 'k8s.io', requestJson: '{"@type":"x","kind":"Application"}' },
    });
    expect(event).toMatchObject({ objectRef: { apiGroup: 'argoproj.io' }, requestObject: { kind: 'Application' } });
  });

  it('is told from entries of other services', () => {
    const other = {
      protoPayload: { serviceName: 'container.googleapis.com', methodName: 'google.container.v1.ClusterManager.CreateCluster' },
    };
    expect(summarize(other)).toEqual([expect.stringMatching(/container\.googleapis\.com, .*CreateCluster/)]);
  });

  it('keeps keys of Object.prototype apart', () => {
    const hostile = JSON.parse(
      '{"protoPayload":{"methodName":"io.k8s.core.v1.pods.get","request":{"__proto__":{"a":1}}},"labels":{"__proto__":"x"}}',
    );
    const { event } = eventOf(hostile);
    expect(Object.keys(event.requestObject as object)).toEqual(['__proto__']);
    expect(Object.keys(event.annotations as object)).toEqual(['__proto__']);
  });
});
