import { describe, expect, it } from 'vitest';
import { equals, exists, FALSE, TRUE, unsupported } from '../../predicate/build.ts';
import type { Dialect } from '../../schema/dialect.ts';
import { createTranslator } from './dialect.ts';

const dialect: Dialect = {
  id: 'product',
  title: 'A product',
  product: 'A product',
  languages: [],
  summary: 'A product for tests.',
  prefixes: [{ prefix: 'audit.', path: '' }],
  annotationDots: 'underscored',
  fields: [
    { name: 'action', path: 'verb' },
    { name: 'outcome', path: 'annotations["authorization.k8s.io/decision"]', values: { success: 'allow', failure: 'forbid' } },
    { name: 'method', reader: 'gke-method-name' },
  ],
  source: [{ name: 'dataset', values: ['k8s.audit'] }, { name: 'module' }],
  references: [{ title: 'A product', url: 'https://example.com/' }],
};
const fields = [
  'verb',
  'user.groups[]',
  'user.extra["authentication.kubernetes.io/pod-name"][]',
  'requestObject.spec.containers[].image',
];
const create = () => createTranslator({ dialect, fields, readers: { 'gke-method-name': () => equals('verb', 'create') } });

describe('a translator', () => {
  it('takes the path of a field, in letters of either case', () => {
    expect(create().translate(equals('Action', 'get'))).toEqual(equals('verb', 'get'));
  });
  it('takes the rest of a prefixed name as a path and completes it', () => {
    expect(create().pathOf('audit.user.groups')).toBe('user.groups[]');
    expect(create().pathOf('audit.responseObject.spec.containers.image')).toBe('responseObject.spec.containers[].image');
  });
  it('puts keys with dots and slashes in brackets', () => {
    expect(create().pathOf('audit.annotations.authorization_k8s_io/decision')).toBe(
      'annotations["authorization.k8s.io/decision"]',
    );
    expect(create().pathOf('audit.user.extra.authentication.kubernetes.io/pod-name')).toBe(
      'user.extra["authentication.kubernetes.io/pod-name"][]',
    );
    expect(create().pathOf('audit.requestObject.metadata.labels.app')).toBe('requestObject.metadata.labels.app');
    expect(create().pathOf('audit.requestObject.metadata.labels.example.com/tier')).toBe(
      'requestObject.metadata.labels["example.com/tier"]',
    );
  });
  it('spells values as the event does', () => {
    expect(
      create()
        .translate(equals('outcome', 'success', 'failure'))
        .valueOf(),
    ).toMatchObject({ op: 'in', values: ['allow', 'forbid'] });
  });
  it('asks a reader for what a value says', () => {
    expect(create().translate(equals('method', 'io.k8s.core.v1.pods.create'))).toEqual(equals('verb', 'create'));
  });
  it('takes the path beside a reader for what the reader does not read', () => {
    const row = { name: 'message', path: 'responseStatus.message', reader: 'grpc-name' } as const;
    const { translate } = createTranslator({
      dialect: { ...dialect, fields: [row] },
      fields,
      readers: { 'grpc-name': () => undefined },
    });
    expect(translate(equals('message', 'pods is forbidden'))).toEqual(equals('responseStatus.message', 'pods is forbidden'));
  });
  it('finds a test that selects the log true, and one that selects another log false', () => {
    const { translate } = create();
    expect(translate(equals('dataset', 'other', 'K8s.audit'))).toEqual(TRUE);
    expect(translate({ field: 'dataset', op: 'startsWith', values: ['k8s'] })).toEqual(TRUE);
    expect(translate(exists('dataset'))).toEqual(TRUE);
    expect(translate(equals('module', 'x'))).toEqual(TRUE);
    expect(translate(equals('dataset', 'other'))).toEqual(FALSE);
  });
  it('keeps and counts what has no canonical field', () => {
    const translator = create();
    expect(translator.translate(equals('process.name', 'curl'))).toEqual(
      unsupported('unmapped-field', 'process.name equals "curl"'),
    );
    expect([...translator.unmapped]).toEqual([['process.name', 1]]);
  });
  it('remembers the names it met, and begins anew when they are taken', () => {
    const translator = create();
    translator.translate(equals('action', 'get'));
    expect(translator.takeNames()).toEqual([{ field: 'verb', name: 'action' }]);
    expect(translator.takeNames()).toEqual([]);
  });
});
