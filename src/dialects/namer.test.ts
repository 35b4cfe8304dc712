import { describe, expect, it } from 'vitest';
import type { Dialect } from '../schema/dialect.ts';
import { createNameReader } from './name-reader.ts';
import { createNamer } from './namer.ts';

const source = { title: 'Documentation', url: 'https://example.com/' };
const product: Dialect = {
  ...{ id: 'product', title: 'A product', product: 'Product', summary: 'A product for tests.', languages: [] },
  ...{ fields: [], references: [source, { id: 'other', title: 'Another page', url: 'https://example.org/' }] },
};
const everything = [{ prefix: '', path: '' }];
const pages = [
  ...['verb', 'user', 'user.username', 'user.groups[]', 'user.extra["a.b/c"][]', 'annotations["authorization.k8s.io/decision"]'],
  ...['requestObject.spec.containers[].command[]', 'requestObject.metadata.labels["app.kubernetes.io/name"]', 'objectRef.name'],
];
const namesOf = (dialect: Partial<Dialect>, path: string) => createNamer({ ...product, ...dialect }, pages).allNamesOf(path);
const nameOf = (dialect: Partial<Dialect>, path: string) => {
  const [found] = namesOf(dialect, path);
  return found?.kind === 'named' ? found.name : found?.kind;
};

describe('the name of a field', () => {
  it('is that of its row before that of the rule, and a further name comes last', () => {
    const fields: Dialect['fields'] = [
      { name: 'action', path: 'verb', also: true },
      { name: 'act', path: 'verb', from: 'other' },
    ];
    expect(namesOf({ prefixes: everything, fields }, 'verb')).toEqual([
      { kind: 'named', name: 'act', basis: 'direct', source: { title: 'Another page', url: 'https://example.org/' } },
      { kind: 'named', name: 'verb', basis: 'rule', source },
      { kind: 'named', name: 'action', basis: 'direct', source },
    ]);
  });

  it('is unknown where nobody has said anything, and absent where the product drops it or all else', () => {
    expect(namesOf({}, 'verb')).toEqual([{ kind: 'unknown' }]);
    const absent = [{ path: 'user', note: 'It drops the user.' }];
    expect(namesOf({ prefixes: everything, absent }, 'user.groups[]')).toEqual([
      { kind: 'absent', note: 'It drops the user.', source },
    ]);
    expect(nameOf({ prefixes: everything, absent }, 'userAgent')).toBe('userAgent');
    expect(nameOf({ otherwise: { kind: 'absent', note: 'It keeps nothing else.' } }, 'verb')).toBe('absent');
  });

  it('has no rule beside a row to which the product moves the value', () => {
    const fields: Dialect['fields'] = [{ name: 'method', path: 'verb', instead: true }];
    expect(namesOf({ prefixes: everything, fields }, 'verb')).toHaveLength(1);
  });

  it('is partial where the value has other fields in it too', () => {
    const fields: Dialect['fields'] = [{ name: 'object', carries: ['objectRef.name', 'objectRef.namespace'] }];
    expect(namesOf({ fields }, 'objectRef.name')).toMatchObject([{ kind: 'named', name: 'object', partial: true }]);
  });

  it('is published where the source has what the rule makes', () => {
    const dialect: Partial<Dialect> = {
      prefixes: [{ prefix: '', path: '', basis: 'unverified' }],
      published: [{ from: 'other', paths: ['verb'] }],
    };
    expect(namesOf(dialect, 'verb')).toMatchObject([{ basis: 'direct', source: { title: 'Another page' } }]);
    expect(namesOf(dialect, 'user.username')).toMatchObject([{ basis: 'unverified', source }]);
  });

  it('says when it reads the first of several values alone', () => {
    const notation = { style: 'dots', lists: 'index', keys: 'dotted' } as const;
    expect(namesOf({ prefixes: everything, notation }, 'user.groups[]')).toMatchObject([{ name: 'user.groups.0', first: true }]);
    expect(namesOf({ prefixes: everything, notation }, 'user.username')[0]).not.toHaveProperty('first');
  });

  it('is not given to an object where only values have one', () => {
    expect(nameOf({ prefixes: everything, leavesOnly: true }, 'user')).toBe('absent');
    expect(nameOf({ prefixes: everything, leavesOnly: true }, 'responseObject.spec')).toBe('absent');
    expect(nameOf({ prefixes: everything, leavesOnly: true }, 'user.username')).toBe('user.username');
  });
});

describe('a notation', () => {
  const command = 'requestObject.spec.containers[].command[]';
  const decision = 'annotations["authorization.k8s.io/decision"]';
  const label = 'requestObject.metadata.labels["app.kubernetes.io/name"]';
  it.each([
    ['plain', 'dotted', 'requestObject.spec.containers.command', 'annotations.authorization.k8s.io/decision'],
    ['braces', 'dotted', 'requestObject.spec.containers{}.command{}', 'annotations.authorization.k8s.io/decision'],
    ['each', 'brackets', 'requestObject.spec.containers[]?.command[]?', 'annotations["authorization.k8s.io/decision"]'],
    ['first', 'quotes', 'requestObject.spec.containers[0].command[0]', 'annotations."authorization.k8s.io/decision"'],
    ['index', 'backticks', 'requestObject.spec.containers.0.command.0', '`annotations.authorization.k8s.io/decision`'],
  ] as const)('of dots with lists %s and keys %s is written and read back', (lists, keys, list, key) => {
    const dialect: Dialect = { ...product, prefixes: everything, notation: { style: 'dots', lists, keys } };
    const read = createNameReader(dialect, pages);
    expect([nameOf(dialect, command), nameOf(dialect, decision)]).toEqual([list, key]);
    expect(pages.map((path) => read(nameOf(dialect, path) ?? ''))).toEqual(pages);
  });

  it('of JSON pointers and of arguments is written and read back', () => {
    const pointer: Dialect = {
      ...{ ...product, notation: { style: 'pointer', lists: 'index', keys: 'dotted' } },
      prefixes: [{ prefix: 'value[', suffix: ']', path: '' }],
    };
    const call: Dialect = {
      ...{ ...product, notation: { style: 'arguments', lists: 'plain', keys: 'brackets' } },
      prefixes: [
        { prefix: 'walk(', suffix: ')', path: '', withinList: true },
        { prefix: 'get(', suffix: ')', path: '' },
      ],
    };
    expect(nameOf(pointer, label)).toBe('value[/requestObject/metadata/labels/app.kubernetes.io~1name]');
    expect(nameOf(pointer, command)).toBe('value[/requestObject/spec/containers/0/command/0]');
    expect(nameOf(call, command)).toBe('walk("requestObject", "spec", "containers", "command")');
    expect(nameOf(call, 'user.groups[]')).toBe('get("user", "groups")');
    for (const dialect of [pointer, call]) {
      const read = createNameReader(dialect, pages);
      expect(pages.map((path) => read(nameOf(dialect, path) ?? ''))).toEqual(pages);
    }
    expect(createNameReader(call, pages)('get(user.groups)')).toBeUndefined();
  });

  it('of underscores takes values of lists out of the record, and knows the names of its fields alone', () => {
    const dialect: Dialect = {
      ...{ ...product, prefixes: everything, leavesOnly: true },
      notation: { style: 'underscores', lists: 'extracted', keys: 'brackets' },
    };
    const read = createNameReader(dialect, pages);
    expect(nameOf(dialect, decision)).toBe('annotations_authorization_k8s_io_decision');
    expect(nameOf(dialect, 'user.extra["a.b/c"][]')).toBe('| json v="user.extra[\\"a.b/c\\"][0]"');
    expect(read('annotations_authorization_k8s_io_decision')).toBe(decision);
    expect(read('some_label')).toBeUndefined();
  });

  it('joins prefixes of one key with what lies below it', () => {
    const dialect: Dialect = {
      ...{ ...product, notation: { style: 'dots', lists: 'first', keys: 'brackets' } },
      prefixes: [
        { prefix: 'User', path: 'user' },
        { prefix: 'Annotations', path: 'annotations' },
      ],
    };
    expect(nameOf(dialect, 'user')).toBe('User');
    expect(nameOf(dialect, 'user.groups[]')).toBe('User.groups[0]');
    expect(nameOf(dialect, decision)).toBe('Annotations["authorization.k8s.io/decision"]');
  });
});
