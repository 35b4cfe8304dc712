import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';

const EVENT = {
  ...{
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Request',
    auditID: 'a-1',
    stage: 'ResponseComplete',
    verb: 'create',
  },
  ...{ requestURI: '/api/v1/namespaces/n/pods', user: { username: 'masterclient' }, sourceIPs: ['10.0.0.1'] },
  ...{ objectRef: { resource: 'pods', namespace: 'n' }, requestObject: { kind: 'Pod' } },
};
const LOG = `${JSON.stringify(EVENT)}\n`;

/** Column names of AKSAudit, with the dynamic columns as text as an export has them. */
const ROW = {
  ...{ TenantId: 't', TimeGenerated: '2026-01-01T00:00:00Z', Type: 'AKSAudit', PodName: 'kube-apiserver-1' },
  ...{ Level: 'Request', AuditId: 'a-1', Stage: 'ResponseComplete', RequestUri: EVENT.requestURI, Verb: 'create', UserAgent: '' },
  ...{ User: '{"username":"masterclient"}', SourceIps: '["10.0.0.1"]', ObjectRef: '{"resource":"pods","namespace":"n"}' },
  ...{ RequestObject: '{"kind":"Pod"}', ResponseObject: null, RequestReceivedTime: '2026-01-01T00:00:00Z' },
};

describe('a diagnostic record of AKS', () => {
  const record = (properties: unknown) => ({ category: 'kube-audit', operationName: 'x', resourceId: '/S', properties });

  it.each([
    ['log as text', record({ log: LOG, pod: 'p' })],
    ['log parsed', record({ log: EVENT })],
    ['properties as text', record(JSON.stringify({ log: LOG }))],
    ['keys in Pascal case', { Category: 'kube-audit', Properties: { log: LOG } }],
    ['a batch of Event Hubs', { records: [record({ log: LOG })] }],
    ['a list', [record({ log: LOG })]],
  ])('is opened: %s', (_what, value) => {
    expect(findAll(value)).toMatchObject([{ kind: 'event', wrapper: 'aks', event: EVENT, lost: [] }]);
  });

  it('is told from records of other categories in the same batch', () => {
    const other = { category: 'Administrative', operationName: 'MICROSOFT.SQL/SERVERS/DELETE', properties: {} };
    expect(summarize({ records: [other, record({ log: LOG }), record({ log: 'I1123 07:20:07.1 1 x.go:1] guard' })] })).toEqual([
      expect.stringMatching(/"MICROSOFT\.SQL/),
      'aks',
      expect.stringMatching(/component log/),
    ]);
  });
});

describe('a row of an Azure table', () => {
  it('is opened: AzureDiagnostics', () => {
    expect(findAll({ Category: 'kube-audit', log_s: LOG, pod_s: 'p' })).toMatchObject([
      { wrapper: 'azurediagnostics', event: EVENT },
    ]);
  });

  it('becomes an event again: AKSAudit, whose dynamic columns are objects or text', () => {
    const objects = {
      ...ROW,
      User: EVENT.user,
      SourceIps: EVENT.sourceIPs,
      ObjectRef: EVENT.objectRef,
      RequestObject: EVENT.requestObject,
    };
    const event = { ...EVENT, requestReceivedTimestamp: '2026-01-01T00:00:00Z' };
    for (const row of [ROW, objects]) {
      const [found] = findAll(row);
      expect(found).toMatchObject({ wrapper: 'aksaudit-table', lost: ['impersonatedUser', 'authenticationMetadata'] });
      expect(found?.kind === 'event' && found.event).toEqual(event);
    }
  });

  it.each([
    [{ RequestObject: 'skipped-too-big-size-object' }, 'requestObject'],
    [{ ObjectRef: '{"resource":"po' }, 'objectRef'],
  ])('has lost what a column cannot tell: %j', (columns, field) => {
    const [found] = findAll({ ...ROW, ...columns });
    expect(found).toMatchObject({ wrapper: 'aksaudit-table', lost: expect.arrayContaining([field]) });
    expect(found?.kind === 'event' && found.event).not.toHaveProperty(field);
  });

  it('is read from an answer of the query API', () => {
    const columns = Object.keys(ROW).map((name) => ({ name, type: 'string' }));
    const tables = [{ name: 'PrimaryResult', columns, rows: [Object.values(ROW), Object.values(ROW)] }];
    expect(summarize({ tables })).toEqual(['aksaudit-table', 'aksaudit-table']);
    expect(summarize({ tables: [{ columns: 'x', rows: [1] }, 5] })).toEqual([expect.stringMatching(/no audit event/)]);
  });
});

describe("a row of Defender's CloudAuditEvents", () => {
  const raw = {
    ...{
      Kind: 'Event',
      APIVersion: 'audit.k8s.io/v1',
      Level: 'Request',
      AuditID: 'a-1',
      Stage: 'ResponseComplete',
      Verb: 'create',
    },
    ...{ RequestURI: EVENT.requestURI, User: EVENT.user, ImpersonatedUser: { username: 'bob' }, SourceIPs: ['10.0.0.1'] },
    ...{ ObjectRef: EVENT.objectRef, RequestObject: EVENT.requestObject },
  };

  it.each([
    ['an object', { ActionType: 'x', RawEventData: raw }],
    ['text', { ActionType: 'x', RawEventData: JSON.stringify(raw) }],
    ['in the record of the streaming API', { category: 'AdvancedHunting-CloudAuditEvents', properties: { RawEventData: raw } }],
  ])('becomes an event again: %s', (_what, row) => {
    const [found] = findAll(row);
    expect(found).toMatchObject({ wrapper: 'cloudauditevents', lost: [] });
    expect(found?.kind === 'event' && found.event).toEqual({ ...EVENT, impersonatedUser: { username: 'bob' } });
  });

  it('has its code as a number again where the table holds it as text', () => {
    const [found] = findAll({ RawEventData: { ...raw, ResponseStatus: { code: '201' } } });
    expect(found).toMatchObject({ event: { responseStatus: { code: 201 } } });
  });

  it('may hold a record of another service', () => {
    const cloudTrail = { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' };
    expect(summarize({ RawEventData: cloudTrail })).toEqual([expect.stringMatching(/CloudTrail/)]);
    expect(summarize({ RawEventData: null, ActionType: 'x' })).toEqual([expect.stringMatching(/no audit event/)]);
  });
});
