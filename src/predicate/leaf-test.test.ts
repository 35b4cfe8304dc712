import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTest } from './leaf-test.ts';
import type { Leaf, LeafOp, Scalar } from './types.ts';

const fits = (op: LeafOp, values: readonly Scalar[], value: unknown, rest: Partial<Leaf> = {}): boolean =>
  makeTest({ field: 'f', op, values, ...rest })(value);
const TEXT_OPS = ['equals', 'in', 'startsWith', 'endsWith', 'contains', 'glob', 'regex'] as const;

describe('makeTest: text', () => {
  it.each<[LeafOp, Scalar[], unknown, boolean]>([
    ['equals', [200], 200, true],
    ['equals', [200], '200', true],
    ['equals', ['200'], 200, true],
    ['equals', ['200.0'], 200, false],
    ['equals', [true], 'true', true],
    ['equals', ['true'], true, true],
    ['equals', [true], 1, false],
    ['equals', [''], '', true],
    ['equals', [''], false, false],
    ['equals', ['create'], 'Create', false],
    ['in', ['get', 'list'], 'list', true],
    ['in', ['get', 'list'], 'watch', false],
    ['startsWith', ['system:'], 'system:node:a', true],
    ['startsWith', ['x', 'system:'], 'system:node:a', true],
    ['startsWith', ['system:'], 'my system:', false],
    ['startsWith', [4], 403, true],
    ['endsWith', ['/exec', '/attach'], '/pods/x/attach', true],
    ['endsWith', ['exec'], 'exec?', false],
    ['contains', ['curl', 'wget'], 'sh -c wget x', true],
    ['contains', [''], 'anything', true],
    ['contains', ['naïve'], 'naive', false],
  ])('%s %j of %j: %s', (op, values, value, expected) => {
    expect(fits(op, values, value)).toBe(expected);
  });

  it.each(TEXT_OPS)('takes letters of either case in %s only where the leaf says so', (op) => {
    expect(fits(op, ['CREATE'], 'create', { ignoreCase: true })).toBe(true);
    expect(fits(op, ['create'], 'CREATE', { ignoreCase: true })).toBe(true);
    expect(fits(op, ['CREATE'], 'create')).toBe(false);
  });

  it.each(TEXT_OPS)('finds no text in an object, a list or null for %s', (op) => {
    for (const value of [{}, { a: 'x' }, [], ['[object Object]'], null, undefined]) {
      expect(fits(op, ['', 'null', 'undefined', 'object', op === 'regex' ? '.*' : '*'], value, { ignoreCase: true })).toBe(false);
    }
  });

  it.each([...TEXT_OPS, 'cidr', 'compare'] as const)('fits nothing with %s and no values', (op) => {
    expect(makeTest({ field: 'f', op, relation: '<' })('')).toBe(false);
  });
});

describe('makeTest: exists', () => {
  it.each(['', 0, false, {}, [], 'x'])('is true of %j', (value) => {
    expect(makeTest({ field: 'f', op: 'exists' })(value)).toBe(true);
  });

  it('does not take null for a value', () => {
    expect(makeTest({ field: 'f', op: 'exists' })(null)).toBe(false);
  });
});

describe('makeTest: glob', () => {
  it.each([
    ['*', '', true],
    ['*', 'two\nlines', true],
    ['', '', true],
    ['', 'x', false],
    ['a*c', 'a\nb c', true],
    ['a*c', 'abcd', false],
    ['*pods*', '/api/v1/pods', true],
    ['?', '😀', true],
    ['?', '', false],
    ['a?c', 'a\nc', true],
    ['a\\*c', 'a*c', true],
    ['a\\*c', 'abc', false],
    ['a\\?', 'a?', true],
    ['a\\\\b', 'a\\b', true],
    ['a\\b', 'ab', true],
    ['a\\', 'a\\', true],
    ['*ab*ab', 'abab ab', true],
    ['a*b*c*', 'aXbYc', true],
    ['[ab]', 'a', false],
    ['a.c', 'abc', false],
    ['**a**', 'a', true],
  ])('%j of %j: %s', (pattern, text, expected) => {
    expect(fits('glob', [pattern], text)).toBe(expected);
  });

  it('is quick with a pattern and a text made to be slow', () => {
    expect(fits('glob', [`${'*a'.repeat(50)}b`], 'a'.repeat(50_000))).toBe(false);
  });

  it('says the same as the regular expression that means it', () => {
    const letter = fc.constantFrom('a', 'b', '*', '?', '\n', '😀');
    const toSource = (pattern: string) => [...pattern].map((sign) => ({ '*': '[^]*', '?': '[^]' })[sign] ?? sign).join('');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 8 }), fc.string({ unit: letter, maxLength: 8 }), (pattern, text) => {
        expect(fits('glob', [pattern], text)).toBe(new RegExp(`^${toSource(pattern)}$`, 'u').test(text));
      }),
    );
  });

  it('is equals for a text with every sign escaped', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const pattern = text.replace(/[*?\\]/g, '\\$&');
        expect(fits('glob', [pattern], text)).toBe(true);
        expect(fits('glob', [pattern], other)).toBe(text === other);
      }),
    );
  });
});

describe('makeTest: regex', () => {
  it('is found anywhere unless anchored', () => {
    expect(fits('regex', ['b+'], 'abbc')).toBe(true);
    expect(fits('regex', ['^b+'], 'abbc')).toBe(false);
  });

  it('takes any of several', () => {
    expect(fits('regex', ['x', 'c$'], 'abbc')).toBe(true);
  });

  it('takes a character for a character, also outside the basic plane', () => {
    expect(fits('regex', ['^.$'], '😀')).toBe(true);
  });

  it('reads old patterns that the u flag refuses', () => {
    expect(fits('regex', ['\\-\\_'], 'a-_b')).toBe(true);
  });

  it('keeps no state from one value to the next', () => {
    const test = makeTest({ field: 'f', op: 'regex', values: ['a'] });
    expect([test('a'), test('a'), test('ba'), test('a')]).toEqual([true, true, true, true]);
  });

  it('refuses a pattern that cannot be read', () => {
    expect(() => makeTest({ field: 'f', op: 'regex', values: ['('] })).toThrow(SyntaxError);
  });
});

describe('makeTest: cidr', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['192.168.4.0/22', '192.168.7.255', true],
    ['192.168.4.0/22', '192.168.8.0', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::1', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1/32', '10.0.0.2', false],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
    ['::/0', '2001:db8::', true],
    ['2001:db8::/32', '2001:DB8:1::5', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['::ffff:10.0.0.0/104', '10.1.1.1', true],
    ['10.0.0.0/8', '::ffff:10.1.1.1', true],
    ['10.0.0.0/8', '::ffff:a01:101', true],
  ])('%s holds %s: %s', (network, address, expected) => {
    expect(fits('cidr', [network], address)).toBe(expected);
  });

  it.each([
    '',
    'x',
    '10.0.0',
    '10.0.0.1.2',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.1 ',
    '1:2',
    ':::',
    '1::2::3',
    'g::',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7:8:9',
    '1.2.3.4::',
  ])('does not take %j for an address', (address) => {
    expect(fits('cidr', ['0.0.0.0/0', '::/0'], address)).toBe(false);
  });

  it.each(['', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0.0/08', '::/129', 'host', '10.0.0'])(
    'refuses the network %j',
    (network) => {
      expect(() => makeTest({ field: 'f', op: 'cidr', values: [network] })).toThrow(`Cannot read "${network}" as a network`);
    },
  );

  it('does not take numbers and objects for addresses', () => {
    for (const value of [1, true, {}, null]) expect(fits('cidr', ['::/0', '0.0.0.0/0'], value)).toBe(false);
  });

  it('holds every address of its own bits', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.tuple(byte, byte, byte, byte),
        fc.tuple(byte, byte, byte, byte),
        fc.integer({ min: 0, max: 32 }),
        (one, other, bits) => {
          const toBits = (bytes: readonly number[]) =>
            bytes
              .map((part) => part.toString(2).padStart(8, '0'))
              .join('')
              .slice(0, bits);
          expect(fits('cidr', [`${one.join('.')}/${bits}`], other.join('.'))).toBe(toBits(one) === toBits(other));
        },
      ),
    );
  });
});

describe('makeTest: compare', () => {
  it.each<[Leaf['relation'], Scalar, unknown, boolean]>([
    ['>=', 400, 403, true],
    ['>=', 400, '403', true],
    ['>=', '400', 400, true],
    ['>', 400, 400, false],
    ['<', 1024, '8e2', true],
    ['<=', -1, '-1.0', true],
    ['<', 5, '', false],
    ['<', 5, ' 1', false],
    ['<', 5, '0x1', false],
    ['<', 5, 'one', false],
    ['<', 5, false, false],
    ['<', 5, null, false],
    ['<', 5, {}, false],
  ])('%s %j of %j: %s', (relation, limit, value, expected) => {
    expect(fits('compare', [limit], value, { relation })).toBe(expected);
  });

  it.each(['much', '', true])('refuses to compare with %j', (limit) => {
    expect(() => makeTest({ field: 'f', op: 'compare', relation: '<', values: [limit] })).toThrow(
      `Cannot compare with "${limit}"`,
    );
  });
});
