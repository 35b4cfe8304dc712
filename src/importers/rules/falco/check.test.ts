import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { convertCheck } from './check.ts';

const position = { line: 1, column: 1 };
const convert = (field: string, operator: string, ...values: string[]): Predicate =>
  convertCheck({ field, operator, values, position }, (name) => name === 'ka.user.groups');

describe('a check of a text', () => {
  it.each([
    ['=', ['get'], equals('ka.verb', 'get')],
    ['==', ['get'], equals('ka.verb', 'get')],
    ['=', ['true'], equals('ka.verb', true)],
    ['!=', ['get'], all(exists('ka.verb'), not(equals('ka.verb', 'get')))],
    ['in', ['get', 'list'], equals('ka.verb', 'get', 'list')],
    ['in', [], FALSE],
    ['intersects', ['get', 'list'], equals('ka.verb', 'get', 'list')],
    ['startswith', ['2'], { field: 'ka.verb', op: 'startsWith', values: ['2'] }],
    ['endswith', ['x'], { field: 'ka.verb', op: 'endsWith', values: ['x'] }],
    ['icontains', ['X'], { field: 'ka.verb', op: 'contains', values: ['X'], ignoreCase: true }],
    ['glob', ['a*?'], { field: 'ka.verb', op: 'glob', values: ['a*?'] }],
    ['iglob', ['a*'], { field: 'ka.verb', op: 'glob', values: ['a*'], ignoreCase: true }],
    ['regex', ['a|b'], { field: 'ka.verb', op: 'regex', values: ['^(?:a|b)$'] }],
    ['regex', ['(?i)a|b'], { field: 'ka.verb', op: 'regex', values: ['^(?:a|b)$'], ignoreCase: true }],
    ['exists', [], exists('ka.verb')],
  ])('by %s %j', (operator, values, predicate) => {
    expect(convert('ka.verb', operator, ...values)).toEqual(predicate);
  });
  it('by pmatch takes a path and what lies below it', () => {
    const below = { field: 'ka.uri', op: 'startsWith', values: ['/api/', '/apis/'] } as const;
    expect(convert('ka.uri', 'pmatch', '/api', '/apis/')).toEqual(any(equals('ka.uri', '/api', '/apis/'), below));
  });
  it('by order is one of numbers only for HTTP codes, for which the order of texts is the same', () => {
    expect(convert('ka.response.code', '>=', '400')).toEqual({
      field: 'ka.response.code',
      op: 'compare',
      relation: '>=',
      values: [400],
    });
    expect(convert('ka.response.code', '<', '1000')).toMatchObject({ reason: 'function' });
    expect(convert('ka.verb', '<', '5')).toMatchObject({ reason: 'function' });
  });
  it.each([
    ['regex', '[[:alpha:]]+', 'regex'],
    ['regex', '(', 'regex'],
    ['glob', '[ab]*', 'function'],
    ['pmatch', '/var/*', 'function'],
  ])('by %s %s stays in its own words', (operator, value, reason) => {
    expect(convert('ka.uri', operator, value)).toMatchObject({ reason });
  });
});

describe('a check of a list', () => {
  it('by in wants every value in the set, by intersects one of them', () => {
    expect(convert('ka.user.groups', 'in', 'a', 'b')).toEqual({ ...equals('ka.user.groups', 'a', 'b'), elements: 'all' });
    expect(convert('ka.user.groups', 'intersects', 'a', 'b')).toEqual(equals('ka.user.groups', 'a', 'b'));
    expect(convert('ka.user.groups', 'in')).toEqual(FALSE);
  });
  it('by anything but in, intersects and exists is refused, as by Falco', () => {
    expect(convert('ka.user.groups', 'exists')).toEqual(exists('ka.user.groups'));
    expect(() => convert('ka.user.groups', '=', 'a')).toThrow('Cannot use "=" on the list "ka.user.groups"');
    expect(() => convert('ka.user.groups', 'contains', 'a')).toThrow('only exists, in and intersects');
  });
});

describe('the time of the record', () => {
  it('is there for every event and never 0', () => {
    expect(convert('jevt.rawtime', 'exists')).toEqual(TRUE);
    expect(convert('jevt.rawtime', '=', '0')).toEqual(FALSE);
    expect(convert('jevt.rawtime', '>', '5')).toEqual(unsupported('time', 'jevt.rawtime > 5'));
  });
});

it('refuses operators of bytes', () => {
  expect(() => convert('ka.verb', 'bcontains', 'ff')).toThrow('Cannot use "bcontains" on text such as "ka.verb"');
});
