import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';
import { openDottedKeys } from './dotted-keys.ts';

const AUDIT = {
  ...{
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    verb: 'create',
    requestURI: '/api/v1/namespaces/n/pods',
  },
  ...{ user: { username: 'alice', groups: ['dev'] }, sourceIPs: ['10.0.0.1'], objectRef: { resource: 'pods', namespace: 'n' } },
  ...{ responseStatus: { code: 201 }, requestObject: { spec: { hostPID: true } } },
};
const ANNOTATIONS = {
  'authorization_k8s_io/decision': 'allow',
  'mutation_webhook_admission_k8s_io/round_0_index_3': '{}',
  'missing-san_invalid-cert_kubernetes_io/web_n_svc': 'x',
  plain_key: 'y',
};
const RESTORED = {
  'authorization.k8s.io/decision': 'allow',
  'mutation.webhook.admission.k8s.io/round_0_index_3': '{}',
  'missing-san.invalid-cert.kubernetes.io/web.n.svc': 'x',
  plain_key: 'y',
};
const document = (audit: object) => ({
  '@timestamp': 'x',
  ecs: { version: '8' },
  event: { action: 'create' },
  kubernetes: { audit },
});
const eventOf = (value: unknown) => {
  const [found] = findAll(value);
  if (found?.kind !== 'event') throw new Error(JSON.stringify(found));
  return found;
};

describe('an Elastic document of kubernetes.audit_logs', () => {
  it.each([
    ['nested', document({ ...AUDIT, annotations: ANNOTATIONS }), 'ecs'],
    ['with dotted keys', { 'event.action': 'create', 'kubernetes.audit': { ...AUDIT, annotations: ANNOTATIONS } }, 'ecs'],
    ['a search hit', { _index: 'i', _id: '1', _source: document({ ...AUDIT, annotations: ANNOTATIONS }) }, 'elasticsearch-hit'],
    [
      'an answer of a search',
      { took: 1, hits: { hits: [{ _source: document({ ...AUDIT, annotations: ANNOTATIONS }) }] } },
      'elasticsearch-hit',
    ],
  ])('is opened, its annotations with dots again: %s', (_what, value, wrapper) => {
    const found = eventOf(value);
    expect(found).toMatchObject({ wrapper, lost: ['requestObject.metadata'] });
    expect(found.event).toEqual({ ...AUDIT, annotations: RESTORED });
  });

  it('has lost no metadata where a body still has it, or where there is none', () => {
    expect(eventOf(document({ ...AUDIT, requestObject: { metadata: {} }, responseObject: 5 })).lost).toEqual([]);
  });

  it('is put together from the flat fields that Kibana shows', () => {
    const flat = {
      ...{
        'kubernetes.audit.kind': ['Event'],
        'kubernetes.audit.apiVersion': ['audit.k8s.io/v1'],
        'kubernetes.audit.verb': ['create'],
      },
      ...{
        'kubernetes.audit.verb.keyword': ['create'],
        'kubernetes.audit.level': ['RequestResponse'],
        'event.action': ['create'],
      },
      ...{ 'kubernetes.audit.requestURI': [AUDIT.requestURI], 'kubernetes.audit.user.username': ['alice'] },
      ...{ 'kubernetes.audit.user.groups': ['dev'], 'kubernetes.audit.sourceIPs': ['10.0.0.1'] },
      ...{ 'kubernetes.audit.user.extra.authentication.kubernetes.io/pod-name': ['p'] },
      ...{ 'kubernetes.audit.objectRef.resource': ['pods'], 'kubernetes.audit.objectRef.namespace': ['n'] },
      ...{ 'kubernetes.audit.responseStatus.code': [201], 'kubernetes.audit.requestObject.spec.hostPID': [true] },
      ...{ 'kubernetes.audit.annotations.authorization_k8s_io/decision': ['allow'] },
    };
    const user = { ...AUDIT.user, extra: { 'authentication.kubernetes.io/pod-name': ['p'] } };
    for (const value of [flat, { _index: 'i', fields: flat }]) {
      const found = eventOf(value);
      expect(found).toMatchObject({ wrapper: 'kibana-flat', lost: expect.arrayContaining(['requestObject', 'responseObject']) });
      expect(found.event).toEqual({ ...AUDIT, user, annotations: { 'authorization.k8s.io/decision': 'allow' } });
    }
  });

  it('is put together from columns of text, and from a table', () => {
    const row = {
      ...{ 'kubernetes.audit.verb': 'get', 'kubernetes.audit.requestURI': '/api' },
      ...{ 'kubernetes.audit.sourceIPs': '10.0.0.1', 'kubernetes.audit.responseStatus.code': '200' },
    };
    const event = { verb: 'get', requestURI: '/api', sourceIPs: ['10.0.0.1'], responseStatus: { code: 200 } };
    const columns = Object.keys(row).map((name) => ({ name, type: 'keyword' }));
    for (const value of [row, { columns, values: [Object.values(row)] }, { columns, rows: [Object.values(row)] }])
      expect(eventOf(value)).toMatchObject({ wrapper: 'ecs', event });
  });

  it('is told from documents of other data streams', () => {
    const other = {
      '@timestamp': 'x',
      ecs: { version: '8' },
      data_stream: { dataset: 'nginx.access' },
      kubernetes: { pod: { name: 'p' } },
    };
    expect(summarize(other)).toEqual([expect.stringMatching(/Elastic document of nginx\.access/)]);
    expect(summarize({ _index: 'i', _source: other })).toEqual([expect.stringMatching(/nginx\.access/)]);
  });
});

describe('an Elastic document of azure.platformlogs', () => {
  it.each([
    ['log as an object', { azure: { platformlogs: { category: 'kube-audit', properties: { log: AUDIT } } } }],
    ['log as text', { azure: { platformlogs: { properties: { log: JSON.stringify(AUDIT) } } } }],
    ['a search hit', { _source: { azure: { platformlogs: { properties: { log: AUDIT } } } } }],
    ['a field of a search hit', { _id: '1', fields: { 'azure.platformlogs.properties': [{ log: AUDIT }] } }],
  ])('holds the log of AKS: %s', (_what, value) => {
    expect(eventOf(value)).toMatchObject({ wrapper: 'elastic-azure-platformlogs', event: AUDIT });
  });

  it('may be flat', () => {
    const key = (name: string) => `azure.platformlogs.properties.log.${name}`;
    const flat = {
      [key('kind')]: ['Event'],
      [key('apiVersion')]: ['audit.k8s.io/v1'],
      [key('verb')]: ['get'],
      [key('requestURI')]: ['/api'],
    };
    expect(eventOf(flat)).toMatchObject({
      wrapper: 'elastic-azure-platformlogs',
      event: { verb: 'get', requestURI: '/api' },
      lost: ['requestObject', 'responseObject'],
    });
  });
});

describe('an Elastic document of gcp.audit', () => {
  const gcp = (audit: object, fields: object = {}) => ({
    ...{ '@timestamp': '2026-01-01T00:00:00Z', event: { action: 'io.k8s.core.v1.secrets.get', id: 'a-1', outcome: 'success' } },
    ...{
      client: { user: { email: 'alice@example.com' } },
      source: { ip: '203.0.113.9' },
      user_agent: { original: 'kubectl/v1' },
    },
    ...{ service: { name: 'k8s.io' }, gcp: { audit } },
    ...fields,
  });

  it('becomes an event', () => {
    const found = eventOf(
      gcp({ resource_name: 'core/v1/namespaces/n/secrets/s', labels: { 'authorization.k8s.io/decision': 'allow' } }),
    );
    expect(found.wrapper).toBe('elastic-gcp-audit');
    expect(found.event).toEqual({
      ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'get', auditID: 'a-1', userAgent: 'kubectl/v1' },
      ...{
        requestReceivedTimestamp: '2026-01-01T00:00:00Z',
        user: { username: 'alice@example.com' },
        sourceIPs: ['203.0.113.9'],
      },
      objectRef: { resource: 'secrets', namespace: 'n', name: 's', apiVersion: 'v1' },
      ...{ responseStatus: { code: 200 }, annotations: { 'authorization.k8s.io/decision': 'allow' } },
    });
  });

  it.each([
    ['method_name', { method_name: 'io.k8s.core.v1.pods.list', resource_name: 'core/v1/pods' }],
    [
      'the authorization check',
      { method_name: 'io.k8s.core.v1.pods.list', authorization_info: [{ resource: 'core/v1/pods', granted: true }] },
    ],
    [
      'the authorization check of a flat document',
      { method_name: 'io.k8s.core.v1.pods.list', authorization_info: { resource: 'core/v1/pods' } },
    ],
  ])('takes the request from %s', (_what, audit) => {
    expect(eventOf(gcp(audit)).event).toMatchObject({ verb: 'list', objectRef: { resource: 'pods' } });
  });

  it('knows the outcome only where the document has a code, or says that it succeeded', () => {
    expect(eventOf(gcp({ status: { code: 7 } }, {})).event.responseStatus).toEqual({ code: 403 });
    const failed = eventOf(gcp({}, { event: { action: 'io.k8s.core.v1.secrets.get', outcome: 'failure' } }));
    expect(failed.event).not.toHaveProperty('responseStatus');
    expect(failed.lost).toContain('responseStatus');
  });

  it('is read from the original entry where that was kept', () => {
    const original = JSON.stringify({
      insertId: 'b-2',
      protoPayload: { methodName: 'io.k8s.core.v1.secrets.get', serviceName: 'k8s.io' },
    });
    expect(eventOf(gcp({}, { event: { action: 'io.k8s.core.v1.secrets.get', original } })).event).toMatchObject({
      auditID: 'b-2',
    });
  });

  it('may be flat', () => {
    const flat = {
      'gcp.audit.method_name': ['io.k8s.core.v1.pods.list'],
      'gcp.audit.resource_name': ['core/v1/pods'],
      'service.name': ['k8s.io'],
    };
    expect(eventOf({ _id: '1', fields: flat })).toMatchObject({
      wrapper: 'elastic-gcp-audit',
      event: { objectRef: { resource: 'pods' } },
    });
  });

  it('is told from documents of other services', () => {
    expect(
      summarize({ '@timestamp': 'x', event: { action: 'v1.compute.x' }, service: { name: 'compute' }, gcp: { audit: {} } }),
    ).toEqual([expect.stringMatching(/Elastic document/)]);
  });
});

describe('openDottedKeys', () => {
  it.each([
    [{ 'a.b': 1, 'a.c': 2 }, { a: { b: 1, c: 2 } }],
    [{ a: { b: 1 }, 'a.c': 2 }, { a: { b: 1, c: 2 } }],
    [{ 'a.c': 2, a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    [{ verb: 'get', 'verb.keyword': 'get' }, { verb: 'get' }],
    [{ 'verb.keyword': 'get', verb: 'get' }, { verb: 'get' }],
    [
      { 'x.annotations.a.b/c': 1, 'x.labels.app.kubernetes.io/name': 2 },
      { x: { annotations: { 'a.b/c': 1 }, labels: { 'app.kubernetes.io/name': 2 } } },
    ],
    [{ '': 1, '.': 2 }, { '': 1 }],
  ])('opens %j', (flat, expected) => {
    expect(openDottedKeys(flat)).toEqual(expected);
  });

  it('leaves its input and Object.prototype alone', () => {
    const input = JSON.parse('{"a":{"b":1},"a.c":2,"__proto__.polluted":1,"constructor.prototype.polluted":1}');
    expect(Object.keys(openDottedKeys(input))).toEqual(['a', '__proto__', 'constructor']);
    expect(input.a).toEqual({ b: 1 });
    expect({}).not.toHaveProperty('polluted');
  });

  it('opens only so many dots of a key', () => {
    expect(JSON.stringify(openDottedKeys({ [Array(1e5).fill('a').join('.')]: 1 })).match(/\{/g)).toHaveLength(41);
  });
});
