import { describe, expect, it } from 'vitest';
import { findAll, findEvent, findNames } from '../test-data/found.ts';

const RECORD = {
  ...{ class_uid: 6003, class_name: 'API Activity', category_uid: 6, message: 'ResponseComplete' },
  metadata: { log_level: 'RequestResponse', product: { name: 'Amazon EKS', version: 'audit.k8s.io/v1' } },
  api: {
    ...{ operation: 'create', version: 'v1', group: { name: 'apps' }, request: { uid: 'a-1', data: '{"kind":"Scale"}' } },
    response: { code: 403, message: 'no', error: 'Forbidden', error_message: 'Failure' },
  },
  actor: { user: { name: 'alice', uid: 'u', groups: [{ name: 'g' }, {}] } },
  http_request: { url: { path: '/apis/apps/v1/namespaces/n/deployments/d/scale?x=1' }, user_agent: 'kubectl' },
  src_endpoint: { ip: '192.0.2.1', intermediate_ips: ['192.0.2.2'] },
  resources: [{ type: 'deployments/scale', name: 'd', namespace: 'n', uid: 'u-1', version: '7' }],
  ...{ start_time_dt: '2021-09-07 20:37:30.502000', time_dt: '2021-09-07 20:37:30.642000+00:00' },
  policy: { name: 'RBAC: allowed' },
};

describe('a record of OCSF', () => {
  it('is turned back into the event', () => {
    expect(findNames(RECORD)).toEqual(['ocsf']);
    expect(findEvent(RECORD)).toEqual({
      ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'RequestResponse', auditID: 'a-1', stage: 'ResponseComplete' },
      ...{ requestURI: '/apis/apps/v1/namespaces/n/deployments/d/scale?x=1', verb: 'create' },
      ...{ user: { username: 'alice', uid: 'u', groups: ['g'] }, sourceIPs: ['192.0.2.1', '192.0.2.2'], userAgent: 'kubectl' },
      objectRef: {
        ...{ resource: 'deployments', subresource: 'scale', namespace: 'n', name: 'd', uid: 'u-1' },
        ...{ apiGroup: 'apps', apiVersion: 'v1', resourceVersion: '7' },
      },
      responseStatus: { code: 403, message: 'no', reason: 'Forbidden', status: 'Failure' },
      requestObject: { kind: 'Scale' },
      ...{ requestReceivedTimestamp: '2021-09-07T20:37:30.502000Z', stageTimestamp: '2021-09-07T20:37:30.642000Z' },
      annotations: { 'authorization.k8s.io/reason': 'RBAC: allowed' },
    });
  });

  it('says what the class has no place for', () => {
    const [item] = findAll(RECORD);
    expect(item?.kind === 'event' && item.lost).toEqual(expect.arrayContaining(['impersonatedUser', 'responseObject']));
    expect(item?.kind === 'event' && item.lost).not.toContain('requestObject');
  });

  it('leaves a type that joins resource and subresource to the path', () => {
    expect(findEvent({ ...RECORD, resources: [{ type: 'deploymentsscale', name: 'd' }] })).not.toHaveProperty('objectRef');
  });

  it.each([
    [{ ...RECORD, metadata: { product: { name: 'CloudTrail' } }, http_request: {}, api: { operation: 'CreateUser' } }],
    [{ ...RECORD, metadata: { product: { name: 'CloudTrail' } }, http_request: {} }],
    [{ ...RECORD, class_uid: 4002, class_name: 'HTTP Activity' }],
    [{ ...RECORD, api: 'create' }],
  ])('is not taken for one where it is of something else', (value) => {
    expect(findNames(value)).toEqual(['other']);
  });
});
