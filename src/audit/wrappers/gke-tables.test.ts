import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';

const PAYLOAD = {
  ...{ serviceName: 'k8s.io', methodName: 'io.k8s.core.v1.secrets.get', resourceName: 'core/v1/namespaces/n/secrets/s' },
  ...{
    authenticationInfo: { principalEmail: 'alice@example.com' },
    requestMetadata: { callerIp: '203.0.113.9' },
    status: { code: 7 },
  },
};
const EVENT = {
  ...{ verb: 'get', objectRef: { resource: 'secrets', namespace: 'n', name: 's' }, user: { username: 'alice@example.com' } },
  ...{ sourceIPs: ['203.0.113.9'], responseStatus: { code: 403 }, auditID: 'a-1' },
};

describe("a row of Sentinel's tables of Google Cloud", () => {
  const labels = { 'authorization.k8s.io/decision': 'forbid' };
  const columns = {
    ...{ Type: 'GCPAuditLogs', InsertId: 'a-1', ServiceName: 'k8s.io', MethodName: PAYLOAD.methodName },
    ...{ GCPResourceName: PAYLOAD.resourceName, PrincipalEmail: 'alice@example.com' },
  };

  it.each([
    ['objects', { InsertId: 'a-1', Labels: labels, ProtoPayload: PAYLOAD }],
    ['text', { InsertId: 'a-1', Labels: JSON.stringify(labels), ProtoPayload: JSON.stringify(PAYLOAD) }],
  ])('becomes an event: GKEAudit with %s', (_what, row) => {
    expect(findAll(row)).toMatchObject([{ wrapper: 'gkeaudit-table', event: { ...EVENT, annotations: labels } }]);
  });

  it.each([
    ['objects', { ...columns, RequestMetadata: PAYLOAD.requestMetadata, Status: PAYLOAD.status }],
    ['text', { ...columns, RequestMetadata: JSON.stringify(PAYLOAD.requestMetadata), Status: '{"code":7}', Request: '' }],
  ])('becomes an event: GCPAuditLogs with %s', (_what, row) => {
    expect(findAll(row)).toMatchObject([
      { wrapper: 'gcpauditlogs-table', event: EVENT, lost: expect.arrayContaining(['annotations', 'requestObject']) },
    ]);
  });

  it('is told from rows of other services', () => {
    expect(summarize({ ...columns, ServiceName: 'compute.googleapis.com', MethodName: 'v1.compute.x' })).toEqual([
      expect.stringMatching(/no audit event/),
    ]);
  });
});
