import { describe, expect, it } from 'vitest';
import { readJsonPointer } from '../../../dialects/json-pointer.ts';
import { all, equals, exists, FALSE, unsupported } from '../../../predicate/build.ts';
import { evaluate } from '../../../predicate/evaluate.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { createFalcoFields } from './fields.ts';

const image = 'requestObject.spec.containers[].image';
const dialect: Dialect = {
  id: 'falco',
  title: 'Falco',
  product: 'Falco',
  languages: [],
  summary: 'Fields of Falco for tests.',
  fields: [
    { name: 'ka.verb', path: 'verb' },
    { name: 'ka.user.groups', path: 'user.groups[]' },
    { name: 'ka.sourceips' },
    { name: 'ka.req.configmap.obj', path: 'requestObject.data' },
    { name: 'ka.req.container.image', path: image },
    { name: 'ka.req.pod.containers.image', path: image },
    { name: 'ka.req.pod.containers.image.repository', path: image },
  ],
  references: [{ title: 'Falco', url: 'https://falco.org/' }],
};
const pages = ['verb', 'user.groups[]', 'sourceIPs[]', 'requestObject.data.<key>', image, 'stage'];
const create = () => createFalcoFields(dialect, pages);

describe("Falco's fields", () => {
  it('have a canonical path each', () => {
    const fields = create();
    expect(fields.translate(equals('ka.verb', 'get'))).toEqual(equals('verb', 'get'));
    expect(fields.takeNames()).toEqual([{ field: 'verb', name: 'ka.verb' }]);
    expect(fields.takeNames()).toEqual([]);
  });
  it('are lists where the path has one, unless one value is asked for', () => {
    const { isList } = create();
    expect(isList('ka.user.groups')).toBe(true);
    expect(isList('ka.req.pod.containers.image[0]')).toBe(true);
    expect(isList('ka.req.container.image')).toBe(false);
    expect(isList('ka.verb')).toBe(false);
    expect(isList('jevt.value[/user/groups]')).toBe(false);
  });
  it('of the first container say nothing where there are several', () => {
    const { translate } = create();
    const first = { ...equals(image, 'x'), elements: 'product' };
    expect(translate(equals('ka.req.container.image', 'x'))).toEqual(first);
    expect(translate({ ...equals('ka.req.pod.containers.image[0]', 'x'), elements: 'all' })).toEqual(first);
    expect(translate(equals('ka.req.pod.containers.image[1]', 'x'))).toMatchObject({ reason: 'computed-field' });
  });
  it('without a path are unsupported, and counted', () => {
    const { translate, unmapped } = create();
    expect(translate(equals('ka.sourceips', 'x'))).toMatchObject({ reason: 'unmapped-field' });
    expect([...unmapped]).toEqual([['ka.sourceips', 1]]);
    expect(translate(equals('ka.uri.param[command]', 'sh'))).toEqual(
      unsupported('computed-field', 'ka.uri.param[command] equals "sh"'),
    );
  });
  it('with the JSON text of an object can be told to be there, and no more', () => {
    const { translate } = create();
    const test = { field: 'ka.req.configmap.obj', op: 'contains', values: ['password'] } as const;
    const text = unsupported('computed-field', 'ka.req.configmap.obj contains "password"');
    expect(translate(test)).toEqual(all(exists('requestObject.data'), text));
    expect(translate({ ...test, field: 'jevt.value[/requestObject/data]' })).toMatchObject({
      all: [exists('requestObject.data'), {}],
    });
    expect(translate({ field: 'ka.req.configmap.obj', op: 'exists' })).toEqual(exists('requestObject.data'));
  });
});

describe('a place in the event', () => {
  it('is a canonical path', () => {
    const fields = create();
    expect(fields.translate(equals('jevt.value[/stage]', 'Panic'))).toEqual(equals('stage', 'Panic'));
    expect(fields.translate(equals('jevt.value[/sourceIPs/0]', '::1'))).toEqual({
      ...equals('sourceIPs[]', '::1'),
      elements: 'product',
    });
    expect(fields.takeNames()).toEqual([
      { field: 'stage', name: 'jevt.value[/stage]' },
      { field: 'sourceIPs[]', name: 'jevt.value[/sourceIPs/0]' },
    ]);
    expect(fields.translate(equals('jevt.value[/sourceIPs/1]', '::1'))).toMatchObject({ reason: 'computed-field' });
    expect(fields.translate(equals('jevt.value[/sourceIPs]', '["::1"]'))).toMatchObject({ all: [exists('sourceIPs[]'), {}] });
  });
  it.each([
    ['/annotations/authorization.k8s.io~1decision', 'annotations["authorization.k8s.io/decision"]'],
    ['/annotations/plain', 'annotations["plain"]'],
    ['/requestObject/metadata/labels/a~0b', 'requestObject.metadata.labels["a~b"]'],
    ['/requestObject/spec/containers/0/image', 'requestObject.spec.containers.image'],
  ])('of pointer %s is %s', (pointer, path) => {
    expect(readJsonPointer(pointer)?.path).toBe(path);
  });
  it('of no pointer is none', () => {
    expect(readJsonPointer('')).toBeUndefined();
    expect(readJsonPointer('/0/a')).toBeUndefined();
  });
});

describe('a test of repositories', () => {
  const { translate } = create();
  const repository = 'ka.req.pod.containers.image.repository';
  const test = { ...equals(repository, 'docker.io/calico/node', 'sysdig/sysdig'), elements: 'all' } as const;
  it.each([
    [['docker.io/calico/node:v3.1', 'sysdig/sysdig@sha256:12'], 'match'],
    [['docker.io/calico/node'], 'match'],
    [['docker.io/calico/node-evil:v3.1'], 'no-match'],
    [['dockerXio/calico/node:v1'], 'no-match'],
    [['sysdig/sysdig', 'nginx'], 'no-match'],
  ])('of the images %j is a %s', (values, verdict) => {
    expect(evaluate(translate(test), () => ({ kind: 'value', values }))).toBe(verdict);
  });
  it('never fits one with a port or tag in its name', () => {
    expect(translate(equals(repository, 'localhost:5000/app'))).toEqual(FALSE);
  });
  it('that says nothing of the beginning stays in its own words', () => {
    expect(translate({ field: repository, op: 'endsWith', values: ['x'] })).toMatchObject({ reason: 'computed-field' });
  });
});
