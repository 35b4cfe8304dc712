import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFieldFinder } from './field-finder.ts';
import { type FieldRow, flattenEvent } from './flatten.ts';

const rowsOf = (json: string): readonly FieldRow[] => flattenEvent(JSON.parse(json)).rows;
const brief = (json: string): string[] => rowsOf(json).map(({ path, fieldPath, value }) => `${path} | ${fieldPath} | ${value}`);

describe('flattenEvent', () => {
  it('gives a row for each value, in the order of the event', () => {
    const event = {
      verb: 'get',
      user: { username: 'a', groups: ['g1', 'g2'], extra: { 'authentication.kubernetes.io/pod-name': ['p'] } },
      annotations: { 'authorization.k8s.io/decision': 'allow', plain: 'x' },
      responseStatus: { metadata: {}, code: 200 },
      requestObject: [{ op: 'add', value: null }],
      sourceIPs: [],
    };
    expect(brief(JSON.stringify(event))).toEqual([
      'verb | verb | get',
      'user.username | user.username | a',
      'user.groups[0] | user.groups[] | g1',
      'user.groups[1] | user.groups[] | g2',
      'user.extra["authentication.kubernetes.io/pod-name"][0] | user.extra["authentication.kubernetes.io/pod-name"][] | p',
      'annotations["authorization.k8s.io/decision"] | annotations["authorization.k8s.io/decision"] | allow',
      'annotations["plain"] | annotations["plain"] | x',
      'responseStatus.metadata | responseStatus.metadata | {}',
      'responseStatus.code | responseStatus.code | 200',
      'requestObject[0].op | requestObject[].op | add',
      'requestObject[0].value | requestObject[].value | null',
      'sourceIPs | sourceIPs | []',
    ]);
  });

  it('takes names of Object.prototype for keys like others', () => {
    expect(brief('{"__proto__": {"constructor": "x"}, "toString": 1, "a\\"b": "ü\\ud800"}')).toEqual([
      '__proto__.constructor | __proto__.constructor | x',
      'toString | toString | 1',
      '["a\\"b"] | ["a\\"b"] | ü\ud800',
    ]);
  });

  it('stops at depth, length and number of rows, and says so', () => {
    const deep = rowsOf(`{"a":${'['.repeat(1e5)}1${']'.repeat(1e5)}}`);
    expect(deep).toMatchObject([{ type: 'list', value: '[… 1]', cut: true }]);
    expect(rowsOf(JSON.stringify({ a: 'x'.repeat(1e6) }))).toMatchObject([{ cut: true, type: 'string' }]);
    const wide = flattenEvent({ a: Array.from({ length: 1e6 }, (_, index) => index) });
    expect([wide.rows.length, wide.complete]).toEqual([2000, false]);
    expect(flattenEvent({ a: 1 })).toMatchObject({ complete: true });
  });

  it('never throws, and within its limits loses no value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (event) => {
        const { rows, complete } = flattenEvent(event);
        expect(complete).toBe(true);
        expect(rows.length).toBe(Object.values(event).reduce<number>((sum, value) => sum + countLeaves(value), 0));
      }),
    );
  });
});

describe('createFieldFinder', () => {
  const find = createFieldFinder([
    { path: 'user.extra.<key>[]' },
    { path: 'user.extra["a/b"][]' },
    { path: 'user.groups[]' },
    { path: 'requestObject' },
    { path: 'requestObject.spec.hostPID', podSpec: true },
    { path: 'requestObject.spec.replicas' },
    { path: 'requestObject.metadata.labels.<key>' },
    { path: 'annotations' },
    { path: 'annotations["<webhook name>/<key>"]' },
    { path: 'annotations["mutation.webhook.admission.k8s.io/round_<N>_index_<M>"]' },
  ]);

  it.each([
    ['user.groups[]', 'user.groups[]'],
    ['user.extra["a/b"][]', 'user.extra["a/b"][]'],
    ['user.extra["c/d"][]', 'user.extra.<key>[]'],
    ['user.extra.arn[]', 'user.extra.<key>[]'],
    ['requestObject.spec.template.spec.hostPID', 'requestObject.spec.hostPID'],
    ['requestObject.spec.jobTemplate.spec.template.spec.hostPID', 'requestObject.spec.hostPID'],
    ['requestObject.spec.template.spec.replicas', 'requestObject'],
    ['requestObject.metadata.labels["app.kubernetes.io/name"]', 'requestObject.metadata.labels.<key>'],
    ['requestObject[].op', 'requestObject'],
    [
      'annotations["mutation.webhook.admission.k8s.io/round_0_index_1"]',
      'annotations["mutation.webhook.admission.k8s.io/round_<N>_index_<M>"]',
    ],
    ['annotations["hook.example.com/why"]', 'annotations["<webhook name>/<key>"]'],
    ['annotations["plain"]', 'annotations'],
    ['unknown.path', undefined],
    ['__proto__', undefined],
  ])('finds for %s the page %s', (path, page) => {
    expect(find(path)).toBe(page);
  });
});

function countLeaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const children = Object.values(value);
  return children.length === 0 ? 1 : children.reduce<number>((sum, child) => sum + countLeaves(child), 0);
}
