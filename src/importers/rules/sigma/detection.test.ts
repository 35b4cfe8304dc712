import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { all, any, exists, not, unsupported } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { readSearch } from './detection.ts';

const read = (yaml: string): Predicate => readSearch(parse(yaml), ['detection', 'selection']);
const leaf = (field: string, op: string, ...values: (string | number | boolean)[]) => ({ field, op, values }) as Predicate;
const caseless = (field: string, op: string, ...values: string[]) => ({ field, op, values, ignoreCase: true }) as Predicate;

describe('a search of a Sigma rule', () => {
  it('is all fields of a map, each any of its values, in letters of either case', () => {
    expect(read(`{ verb: [create, Patch], objectRef.resource: pods, responseStatus.code: [401, 403] }`)).toEqual(
      all(
        caseless('verb', 'in', 'create', 'Patch'),
        caseless('objectRef.resource', 'equals', 'pods'),
        leaf('responseStatus.code', 'in', 401, 403),
      ),
    );
  });
  it('is any of a list of maps', () => {
    expect(read(`[{ verb: get }, { userAgent|contains: curl, verb: list }]`)).toEqual(
      any(caseless('verb', 'equals', 'get'), all(caseless('userAgent', 'contains', 'curl'), caseless('verb', 'equals', 'list'))),
    );
  });
  it('keeps kinds of tests of one field apart', () => {
    expect(read(`{ userAgent: ['kubectl/*', curl, '*', 'a*b'] }`)).toEqual(
      any(
        caseless('userAgent', 'startsWith', 'kubectl/'),
        caseless('userAgent', 'equals', 'curl'),
        exists('userAgent'),
        caseless('userAgent', 'glob', 'a*b'),
      ),
    );
  });
  it('may demand all values, or anything but them', () => {
    expect(read(`{ requestURI|contains|all: [command=sh, stdin=true] }`)).toEqual(
      all(caseless('requestURI', 'contains', 'command=sh'), caseless('requestURI', 'contains', 'stdin=true')),
    );
    expect(read(`{ verb|neq: [get, list] }`)).toEqual(not(caseless('verb', 'in', 'get', 'list')));
  });
  it('may ask whether a field is there', () => {
    expect(read(`{ a: null }`)).toEqual(not(exists('a')));
    expect(read(`{ a: [null, x] }`)).toEqual(any(not(exists('a')), caseless('a', 'equals', 'x')));
    expect(read(`{ a|exists: true, b|exists: false }`)).toEqual(all(exists('a'), not(exists('b'))));
    expect(read(`{ a: '' }`)).toEqual(leaf('a', 'equals', ''));
  });
  it('reads case, regular expressions, networks and comparisons', () => {
    expect(read(`{ a|cased|startswith: Sys }`)).toEqual(leaf('a', 'startsWith', 'Sys'));
    expect(read(`{ a|re: '^x.y$' }`)).toEqual(leaf('a', 'regex', '^x.y$'));
    expect(read(`{ a|re|i: '^x.y$' }`)).toEqual(caseless('a', 'regex', '^x.y$'));
    expect(read(`{ a|cidr: [10.0.0.0/8, 'fc00::/7'] }`)).toEqual(leaf('a', 'cidr', '10.0.0.0/8', 'fc00::/7'));
    expect(read(`{ a|gte: 400, a|lt: '500' }`)).toEqual(
      all(
        { field: 'a', op: 'compare', relation: '>=', values: [400] },
        { field: 'a', op: 'compare', relation: '<', values: [500] },
      ),
    );
    expect(read(`{ a|contains: 40 }`)).toEqual(leaf('a', 'contains', '40'));
    expect(read(`{ a: true }`)).toEqual(leaf('a', 'equals', true));
  });
  it('keeps words without a field in their own words', () => {
    expect(read(`[break-glass, 12]`)).toEqual(unsupported('full-text', '"break-glass" or 12'));
    expect(read(`{ '|all': [a, b] }`)).toEqual(unsupported('full-text', '"a" and "b"'));
    expect(read(`word`)).toEqual(unsupported('full-text', '"word"'));
    expect(read(`[word, { verb: get }]`)).toEqual(any(unsupported('full-text', '"word"'), caseless('verb', 'equals', 'get')));
  });
  it.each([
    ['a|base64offset|contains: x', 'function'],
    ['a|windash|contains: -x', 'function'],
    ['a|fieldref: b', 'computed-field'],
    ["a|expand: '%admins%'", 'lookup'],
    ['a|hour: 3', 'time'],
    ["a|re|m: '^x'", 'regex'],
    ["a|re: 'x++'", 'regex'],
  ] as const)('keeps %s in its own words', (yaml, reason) => {
    expect(read(yaml)).toMatchObject({ reason });
  });
  it('cuts long words', () => {
    expect(JSON.stringify(read(`['${'x'.repeat(5000)}']`)).length).toBeLessThan(500);
  });
  it.each([
    ['{}', ['detection', 'selection']],
    ['[]', ['detection', 'selection']],
    ['null', ['detection', 'selection']],
    ['[a, {}]', ['detection', 'selection', 1]],
    ['{ a: { b: c } }', ['detection', 'selection', 'a']],
    ['{ a: [x, [y]] }', ['detection', 'selection', 'a', 1]],
    ['{ a: [] }', ['detection', 'selection', 'a']],
    ['{ a|cidr: [10.0.0.0/8, 10.0.0.0/99] }', ['detection', 'selection', 'a|cidr', 1]],
    ['{ a|exists: maybe }', ['detection', 'selection', 'a|exists']],
    ['{ a|gt: many }', ['detection', 'selection', 'a|gt']],
  ])('that is %s is refused at its place', (yaml, path) => {
    expect(() => read(yaml)).toThrow(expect.objectContaining({ path }));
  });
});
