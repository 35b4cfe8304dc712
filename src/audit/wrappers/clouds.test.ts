import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll } from '../test-data/found.ts';

const EVENT = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', verb: 'get' },
  ...{ requestURI: '/api/v1/pods', user: { username: 'u', groups: ['g'], extra: { arn: ['arn:aws:iam::1:role/x'] } } },
  ...{ objectRef: { resource: 'pods' }, annotations: { 'a_b/c': 'd' }, requestObject: { kind: 'Pod' } },
};
const TEXT = JSON.stringify(EVENT);
const GKE = {
  ...{
    methodName: 'io.k8s.core.v1.pods.get',
    resourceName: 'core/v1/namespaces/n/pods/p',
    serviceName: 'k8s.io',
    status: { code: 7 },
  },
  ...{
    authenticationInfo: { principalEmail: 'u' },
    authorizationInfo: [{ granted: true, resource: 'r' }],
    response: { kind: 'Status', code: 5 },
  },
};

/** One small sample of each form. */
const SAMPLES: readonly unknown[] = [
  { logEvents: [{ message: TEXT }] },
  { events: [{ message: TEXT }] },
  { results: [[{ field: '@message', value: TEXT }]] },
  { '@message': TEXT },
  { records: [{ category: 'kube-audit', properties: { log: TEXT } }] },
  { log_s: TEXT },
  { Verb: 'get', AuditId: 'a', ObjectRef: '{"resource":"pods"}', SourceIps: '::1', User: {}, RequestUri: '/api' },
  { tables: [{ columns: [{ name: 'log_s' }], rows: [[TEXT]] }] },
  { properties: { RawEventData: { Verb: 'get', AuditID: 'a', ObjectRef: { resource: 'pods' }, RequestURI: '/api' } } },
  { insertId: 'a', labels: { x: 'y' }, protoPayload: GKE },
  { InsertId: 'a', ProtoPayload: JSON.stringify(GKE), Labels: {} },
  { MethodName: GKE.methodName, GCPResourceName: GKE.resourceName, Status: '{"code":5}' },
  { ...EVENT, k8s_audit_level: 'Request', level: 'default' },
  {
    resourceLogs: [
      { scopeLogs: [{ logRecords: [{ body: { kvlistValue: { values: [{ key: 'verb', value: { stringValue: 'get' } }] } } }] }] },
    ],
  },
  { hits: { hits: [{ _source: { kubernetes: { audit: EVENT } } }] } },
  {
    _id: '1',
    fields: {
      'kubernetes.audit.verb': ['get'],
      'kubernetes.audit.requestURI': ['/api'],
      'kubernetes.audit.annotations.a_b/c': ['d'],
    },
  },
  { azure: { platformlogs: { properties: { log: TEXT } } } },
  {
    'event.action': 'io.k8s.core.v1.pods.get',
    event: { outcome: 'failure' },
    gcp: { audit: { authorization_info: [{ resource: 'r' }], status: {} } },
  },
];

describe('cloud wrappers on anything', () => {
  const odd = fc.oneof(
    fc.constantFrom('\ud800', 'core/v1/namespaces/\udfff/pods/%E0%A4%A', 'io.k8s.core.v1.\ud800.get', 'x'.repeat(1e5)),
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1e300,
      '',
      '{',
      '[]',
      '__proto__',
      'skipped-too-big-size-object',
      TEXT,
      [],
      {},
      [[]],
      [null],
    ),
    fc.constant(JSON.parse('{"__proto__":{"verb":"get"},"constructor":1,"hasOwnProperty":2}') as unknown),
    fc.jsonValue({ maxDepth: 3 }),
  );

  it('never throw on samples of which any value is replaced, nor on their cut text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.nat(), odd, fc.nat(), (sample, position, value, length) => {
        const places = pathsOf(sample);
        const changed = replaceAt(sample, places[position % places.length] ?? [], value);
        for (const input of [changed, JSON.stringify(sample).slice(0, length % 200)]) {
          for (const found of findAll(input)) expect(['event', 'other', 'malformed']).toContain(found.kind);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throw on samples under keys of one another', () => {
    const keys = [...new Set(SAMPLES.flatMap((sample) => Object.keys(sample as object)))];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys, '__proto__', 'toString'), fc.oneof(odd, fc.constantFrom(...SAMPLES)), {
          maxKeys: 4,
        }),
        (value) => {
          expect(findAll(value).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('find an event in each sample as it is', () => {
    for (const sample of SAMPLES.filter((value) => !('resourceLogs' in (value as object))))
      expect(findAll(sample), JSON.stringify(sample)).toMatchObject([{ kind: 'event' }]);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaceAt(value: unknown, path: Path, other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return other;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(step) ? replaceAt(item, rest, other) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, key === step ? replaceAt(item, rest, other) : item]),
  );
}
