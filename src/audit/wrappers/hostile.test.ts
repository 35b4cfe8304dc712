import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT, findAll, LINE } from '../test-data/found.ts';

/** One value in each kind of envelope. */
const WRAPPED: readonly unknown[] = [
  { kind: 'EventList', items: [EVENT] },
  { log: LINE, stream: 'stdout', time: 'x' },
  { date: 1, log: LINE },
  { ...EVENT, cluster: 'c' },
  { message: LINE, source_type: 'file' },
  { ...EVENT, p_log_type: 'Amazon.EKS.Audit' },
  { streams: [{ stream: { job: 'a' }, values: [['1', LINE]] }] },
  { data: { result: [{ stream: {}, values: [['1', LINE]] }] } },
  { time: 1, event: EVENT },
  { preview: false, result: { _raw: LINE } },
  {
    attributes: {
      attributes: { objectRef: EVENT.objectRef, http: { method: 'get', url_details: { path: '/x', queryString: { a: '1' } } } },
    },
  },
  {
    ...{ class_uid: 6003, api: { operation: 'get', request: { data: '{}' } }, resources: [{ type: 'pods' }] },
    ...{ http_request: { url: { path: '/api/v1/pods' } }, actor: { user: { groups: [{ name: 'g' }] } } },
  },
  { verb: 'get', 'objectRef.resource': 'pods', 'sourceIPs{}': '1', 'user.groups{}': 'x' },
  { category: 'kube-audit', properties: { log: LINE } },
  { protoPayload: { methodName: 'io.k8s.core.v1.pods.create', resourceName: 'core/v1/namespaces/n/pods/p', request: {} } },
  { '@timestamp': 'x', kubernetes: { audit: EVENT } },
  { messageType: 'DATA_MESSAGE', logEvents: [{ message: LINE }] },
  { Verb: 'get', ObjectRef: '{"resource":"pods"}', AuditId: 'x', User: '{}' },
  {
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: [
              { body: { stringValue: LINE } },
              {
                body: {
                  kvlistValue: {
                    values: [
                      { key: 'verb', value: { stringValue: 'get' } },
                      { key: 'n', value: { intValue: '1' } },
                    ],
                  },
                },
              },
            ],
          },
        ],
      },
    ],
  },
  { payload: [{ deep: { audit: JSON.stringify({ again: EVENT }) } }] },
];

const TEXTS = [
  `2026-11-23T07:20:57.883884000Z stdout P ${LINE.slice(0, 40)}\n2026-11-23T07:20:57.883884000Z stdout F ${LINE.slice(40)}`,
  `<134>Nov 23 07:20:57 cp-1 kube-apiserver[123]: ${LINE}`,
  `_time,_raw\n1,"${LINE.replaceAll('"', '""')}"\n`,
  JSON.stringify(LINE),
];

/** Values of every type, among them what is likely to mislead. */
const ODD: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, '', 'x', '\ud800', '__proto__', 'constructor', '{"verb":', '[[[[', LINE, '%', '%E0%A4%A'],
  ...[[], [[]], [null], {}, { toString: 1 }, JSON.parse('{"__proto__":{"verb":"get","requestURI":"/"}}'), { length: 3 }],
];

/** Every copy of a value in which one part, at any depth, is something odd or missing. */
function* mutants(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, old] of Object.entries(value)) {
    const put = (part: unknown): unknown =>
      Array.isArray(value) ? value.map((entry, at) => (String(at) === key ? part : entry)) : { ...value, [key]: part };
    for (const odd of [...ODD, undefined]) yield put(odd);
    for (const inner of mutants(old)) yield put(inner);
  }
}

const nest = (open: string, inner: string, close: string, times: number): string =>
  open.repeat(times) + inner + close.repeat(times);

describe('finding events never throws and gives something', () => {
  it('for every envelope with any one part changed', () => {
    for (const value of WRAPPED) for (const mutant of mutants(value)) expect(findAll(mutant).length).toBeGreaterThan(0);
  }, 30_000);

  it('for every envelope and text that is cut', () => {
    for (const text of [...WRAPPED.map((value) => JSON.stringify(value)), ...TEXTS]) {
      for (let end = 0; end < text.length; end += 7) expect(findAll(text.slice(0, end)).length).toBeGreaterThan(0);
    }
  }, 30_000);

  it('for any JSON in any place of an envelope', () => {
    const keys = fc.constantFrom('log', 'message', 'event', 'attributes', 'data', 'streams', '_raw', 'http', 'api', '__proto__');
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.constantFrom(EVENT, LINE, ...TEXTS),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        expect(findAll(JSON.stringify(value)).length).toBeGreaterThan(0);
      }),
    );
  }, 30_000);

  it.each([
    ['a long text', JSON.stringify({ log: 'x'.repeat(10_000_000), stream: 'stdout' })],
    ['a long text like an event', JSON.stringify({ message: `{"verb":"${'x'.repeat(10_000_000)}` })],
    ['many open brackets in a text', JSON.stringify({ message: `verb${'['.repeat(2_000_000)}` })],
    ['deep objects', nest('{"event":', LINE, '}', 10_000)],
    ['deep lists', nest('[', LINE, ']', 10_000)],
    ['deep lists in an object', `{"verbs":${nest('[', '', ']', 10_000)}}`],
    ['many branches', `{"a":${JSON.stringify(Array.from({ length: 50_000 }, () => ({ log: '{"verb":1}' })))}}`],
    ['many parts of a line', '2026-11-23T07:20:57.883884000Z stdout P a\n'.repeat(50_000)],
    ['a long line of syslog', `<134>Nov 23 07:20:57 ${'a:['.repeat(1_000_000)}`],
  ])(
    'in time for %s',
    (_what, text) => {
      const start = performance.now();
      expect(findAll(text).length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(20_000);
    },
    60_000,
  );
});
