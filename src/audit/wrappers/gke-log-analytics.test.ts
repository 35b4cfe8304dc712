import { describe, expect, it } from 'vitest';
import { findAll, findEvent, findNames } from '../test-data/found.ts';

const AUDIT = {
  ...{ service_name: 'k8s.io', method_name: 'io.k8s.core.v1.secrets.get', resource_name: 'core/v1/namespaces/n/secrets/x' },
  ...{ authentication_info: { principal_email: 'alice@example.com' }, request_metadata: { caller_ip: '192.0.2.1' } },
  authorization_info: [{ granted: true }],
  ...{ request: '{"@type":"core.k8s.io/v1.Secret"}', status: null },
};

describe('a row of Log Analytics', () => {
  const row = { insert_id: 'i', timestamp: '2026-11-23T07:20:09Z', proto_payload: { type: 'x', audit_log: AUDIT } };

  it('is read like the log entry of GKE', () => {
    expect(findNames(row)).toEqual(['gke']);
    expect(findEvent(row)).toMatchObject({
      ...{ verb: 'get', auditID: 'i', requestReceivedTimestamp: '2026-11-23T07:20:09Z', sourceIPs: ['192.0.2.1'] },
      ...{ user: { username: 'alice@example.com' }, requestObject: {} },
      objectRef: { resource: 'secrets', namespace: 'n', name: 'x', apiVersion: 'v1' },
      annotations: { 'authorization.k8s.io/decision': 'allow' },
    });
  });

  it('says what it does not carry', () => {
    const [item] = findAll(row);
    expect(item?.kind === 'event' && item.lost).toEqual(
      expect.arrayContaining(['level', 'stage', 'requestURI', 'responseObject']),
    );
  });

  it('may be in a list, and hold its struct as text', () => {
    expect(findNames([{ ...row, proto_payload: JSON.stringify(row.proto_payload) }])).toEqual(['gke']);
  });

  it.each(['storage.objects.get', 'io.k8s.get.Secret', ''])('is none with the method "%s"', (method) => {
    const audit = { ...AUDIT, service_name: 'storage.googleapis.com', method_name: method };
    expect(findNames({ ...row, proto_payload: { audit_log: audit } })).toEqual(['other']);
  });
});
