import { describe, expect, it } from 'vitest';
import { parsePredicate } from '../../predicate/parse.ts';
import { catalogWith } from '../test-data/rule-catalog.ts';
import { firstIndicators, gatherIndicators, type Indicator, listTests, showValue, showVendors } from './indicators.ts';

const catalog = catalogWith([]);

function gather(...rules: readonly (readonly [corpus: string, logic: string])[]): ReturnType<typeof gatherIndicators> {
  return gatherIndicators(
    rules.map(([corpus, logic]) => ({ rule: { corpus }, tests: listTests(parsePredicate(logic)) })),
    catalog,
  );
}

function say({ field, kind, value, rules, vendors }: Indicator): string {
  return `${field} ${kind} ${value}: ${rules} (${vendors.join(', ')})`;
}

describe('listTests', () => {
  it.each([
    ['objectRef.name = "a"', 'equals'],
    ['objectRef.name in ("a")', 'equals'],
    ['objectRef.name startsWith "a"', 'starts with'],
    ['objectRef.name endsWith "a"', 'ends with'],
    ['objectRef.name contains "a"', 'contains'],
    ['objectRef.name glob "a"', 'pattern'],
    ['objectRef.name matches /a/', 'regex'],
    ['objectRef.name exists', 'exists'],
    ['sourceIPs[] cidr "10.0.0.0/8"', 'network'],
    ['responseStatus.code < 400', 'less than'],
    ['responseStatus.code <= 400', 'at most'],
    ['responseStatus.code > 400', 'greater than'],
    ['responseStatus.code >= 400', 'at least'],
    ['each user.groups[] = "a"', 'each equals'],
    ['product user.groups[] = "a"', 'equals'],
    ['objectRef.name =~ "a"', 'equals'],
  ])('says of %s that it is "%s"', (logic, kind) => {
    expect(listTests(parsePredicate(logic)).map((test) => test.kind)).toEqual([kind]);
  });

  it('has a row for each value, and an empty value for presence', () => {
    expect(listTests(parsePredicate('objectRef.name in ("a", "b") and objectRef.uid exists')).map(({ value }) => value)).toEqual([
      'a',
      'b',
      '',
    ]);
  });

  it('tells what is left out from what is asked for, and lists what is both twice', () => {
    const logic = 'objectRef.name = "a" and not objectRef.uid = "b" and (objectRef.name = "c" or not objectRef.name = "c")';
    expect(listTests(parsePredicate(logic)).map(({ value, excluded }) => `${excluded ? 'not ' : ''}${value}`)).toEqual([
      'a',
      'not b',
      'c',
      'not c',
    ]);
  });

  it('has nothing of what is in the words of the rule', () => {
    expect(listTests(parsePredicate('unsupported time "NOW() - 9"'))).toEqual([]);
    expect(listTests(parsePredicate('always'))).toEqual([]);
  });
});

describe('gatherIndicators', () => {
  it('counts rules and vendors, the most used first, then those of more vendors, then by name', () => {
    const { wanted } = gather(
      ['acme', 'objectRef.name = "twice" and objectRef.name = "b"'],
      ['acme', 'objectRef.name = "twice" and objectRef.name = "a"'],
      ['blue', 'objectRef.name = "shared"'],
      ['acme', 'objectRef.name = "shared"'],
    );
    expect(wanted.map(say)).toEqual([
      'objectRef.name equals shared: 2 (Acme, Blue)',
      'objectRef.name equals twice: 2 (Acme)',
      'objectRef.name equals a: 1 (Acme)',
      'objectRef.name equals b: 1 (Acme)',
    ]);
  });

  it('counts a rule once for a test that it has twice, also as a text and as a truth value', () => {
    const { wanted } = gather([
      'acme',
      '(objectRef.name = "true" and verb = "get") or (objectRef.name = true and verb = "list")',
    ]);
    expect(wanted.map(say)).toContain('objectRef.name equals true: 1 (Acme)');
  });

  it('keeps exclusions apart', () => {
    const { wanted, excluded } = gather(['acme', 'objectRef.name = "a" and not objectRef.name = "b"']);
    expect([wanted.map(({ value }) => value), excluded.map(({ value }) => value)]).toEqual([['a'], ['b']]);
  });

  it('links a field that has a page, and no other', () => {
    const { wanted } = gather(['acme', 'objectRef.name = "a" and objectRef.zone = "b"']);
    expect(wanted.map(({ href }) => href)).toEqual(['/fields/objectref.name/', undefined]);
  });

  it('leaves out names that are no part of an audit event', () => {
    expect(gather(['acme', 'capabilities exists and hostPath = "/"']).wanted).toEqual([]);
  });

  it('takes values that look like markup or like keys of objects for what they are', () => {
    const { wanted } = gather(['acme', String.raw`objectRef.name in ("<script>", "__proto__", "constructor", "日本\"語")`]);
    expect(wanted.map(({ value }) => value).sort()).toEqual(['<script>', '__proto__', 'constructor', '日本"語']);
  });

  it('has nothing where there is no rule', () => {
    expect(gather()).toEqual({ wanted: [], excluded: [] });
  });
});

describe('firstIndicators', () => {
  const row = (field: string, value: string): Indicator => ({ field, kind: 'equals', value, rules: 1, vendors: [] });

  it('takes some of each test, in order, and no more than fit', () => {
    const rows = ['1', '2', '3'].flatMap((value) => [row('a', value), row('b', value)]);
    expect(firstIndicators(rows, 3, 2).map(({ field, value }) => field + value)).toEqual(['a1', 'b1', 'a2']);
    expect(firstIndicators(rows, 10, 1)).toHaveLength(2);
    expect(firstIndicators([], 10, 1)).toEqual([]);
  });
});

describe('showValue', () => {
  const show = (value: string, kind = 'equals') => showValue({ kind, value });

  it('shows what is short as it is, and the empty value in quotes', () => {
    expect([show('kube-system'), show(''), show('', 'exists'), show('', 'each exists')]).toEqual(['kube-system', '""', '', '']);
    expect(show('x'.repeat(100))).toBe('x'.repeat(100));
  });

  it('cuts what is long after 100 characters, and no character in half', () => {
    expect(show('x'.repeat(101))).toBe(`${'x'.repeat(100)}…`);
    expect(show('🔑'.repeat(100))).toBe('🔑'.repeat(100));
    expect(show('🔑'.repeat(5000))).toBe(`${'🔑'.repeat(100)}…`);
    expect(show(`x${'🔑'.repeat(5000)}`)).toBe(`x${'🔑'.repeat(99)}…`);
  });
});

describe('showVendors', () => {
  it('names a few, and counts the rest of many', () => {
    expect(showVendors([])).toBe('');
    expect(showVendors(['A', 'B', 'C', 'D'])).toBe('A, B, C, D');
    expect(showVendors(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  });
});
