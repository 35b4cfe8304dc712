import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, unsupported } from '../../../predicate/build.ts';
import type { Leaf } from '../../../predicate/types.ts';
import { TextError } from '../text/position.ts';
import { readEsql } from './esql.ts';

const read = (commands: string) => readEsql(`from logs-a | ${commands}`);
const where = (condition: string) => read(`where ${condition}`).predicate;
/** As ES|QL's leaves are: what a list of values does is the product's matter. */
const leaf = (test: Leaf): Leaf => ({ ...test, elements: 'product' });
const is = (field: string, ...values: (string | number)[]) => leaf(equals(field, ...values));

describe('a condition of ES|QL', () => {
  it('demands under not that the field is there, for null is neither true nor false', () => {
    expect(where('not a in ("x", "y")')).toEqual(all(exists('a'), not(is('a', 'x', 'y'))));
    expect(where('a != "x"')).toEqual(all(exists('a'), not(is('a', 'x'))));
    expect(where('a NOT IN ("x") and b not like "y*"')).toEqual(
      all(exists('a'), not(is('a', 'x')), exists('b'), not(leaf({ field: 'b', op: 'startsWith', values: ['y'] }))),
    );
  });
  it('takes a negated conjunction apart, so that each part may be missing', () => {
    expect(where('not (a == "x" and b == "y")')).toEqual(
      any(all(exists('a'), not(is('a', 'x'))), all(exists('b'), not(is('b', 'y')))),
    );
    expect(where('not (a == "x" or not b == "y")')).toEqual(all(exists('a'), not(is('a', 'x')), is('b', 'y')));
  });
  it('takes is null as missing, and finds nothing equal to null', () => {
    expect(where('a is null or b IS NOT NULL')).toEqual(any(not(exists('a')), exists('b')));
    expect(where('a == null')).toEqual(FALSE);
    expect(where('not a == null')).toEqual(FALSE);
  });
  it('reads functions that test text, and KQL as KQL', () => {
    expect(where('STARTS_WITH(a, "x") and cidr_match(b, "10.0.0.0/8", "::1/128")')).toEqual(
      all(
        leaf({ field: 'a', op: 'startsWith', values: ['x'] }),
        leaf({ field: 'b', op: 'cidr', values: ['10.0.0.0/8', '::1/128'] }),
      ),
    );
    expect(where('KQL(""" a.b:("*" or x*) """) and not kql("c:1")')).toEqual(
      all(any(equals('a.b', '*'), { field: 'a.b', op: 'startsWith', values: ['x'] }), not(equals('c', 1))),
    );
  });
  it('reads Lucene regular expressions, which fit the whole text', () => {
    expect(where('a rlike """(x|y):.*"""')).toEqual(leaf({ field: 'a', op: 'regex', values: ['^(x|y):'] }));
    expect(where('a rlike "x<1-5>"')).toEqual(unsupported('regex', 'a rlike "x<1-5>"'));
  });
  it('keeps full-text search, time and arithmetic in its own words', () => {
    expect(where('match(a, "x") and @timestamp > now() - 7 days and a + 1 > 2 and b : "x"')).toEqual(
      all(
        unsupported('full-text', 'match(a, "x")'),
        unsupported('time', '@timestamp > now() - 7 days'),
        unsupported('function', 'a + 1 > 2'),
        unsupported('full-text', 'b : "x"'),
      ),
    );
  });
  it('keeps the not before what stays in its own words', () => {
    expect(where('not match(a, "x") and not (a + 1 > 2 and b == "y")')).toEqual(
      all(
        not(unsupported('full-text', 'match(a, "x")')),
        any(not(unsupported('function', 'a + 1 > 2')), all(exists('b'), not(is('b', 'y')))),
      ),
    );
    expect(where('not a rlike "x<1-5>" and not not a rlike "y<1-5>"')).toEqual(
      all(not(unsupported('regex', 'a rlike "x<1-5>"')), unsupported('regex', 'a rlike "y<1-5>"')),
    );
  });
  it('says not once where the words have it already', () => {
    const words = (condition: string) => read(`eval u = url_decode(a) | where ${condition}`).predicate;
    expect(words('u not like "x*" and u != "y" and u is not null and u not in ("z")')).toEqual(
      all(
        unsupported('computed-field', 'u not like "x*"'),
        unsupported('computed-field', 'u != "y"'),
        unsupported('computed-field', 'u is not null'),
        unsupported('computed-field', 'u not in ("z")'),
      ),
    );
    expect(words('not u is null and not u != "y" and not u not in ("z") and not u')).toEqual(
      all(
        not(unsupported('computed-field', 'u is null')),
        not(unsupported('computed-field', 'u != "y"')),
        not(unsupported('computed-field', 'u not in ("z")')),
        not(unsupported('computed-field', 'u')),
      ),
    );
  });
  it('ignores case where the field was put in lower case', () => {
    expect(where('to_lower(a) == "x"')).toEqual({ ...is('a', 'x'), ignoreCase: true });
    expect(where('to_lower(a) == "X"')).toEqual(unsupported('function', 'to_lower(a) == "X"'));
  });
});

describe('a column of ES|QL', () => {
  it('stands for the field that it renames, changes the type of, or takes out of the source', () => {
    const commands = [
      'eval b = to_string(a), c = json_extract(_source, "$.x.y"), d = to_string(json_extract(_source, "$.z"))',
      'rename b as e',
      'eval f = e',
    ];
    expect(read(`${commands.join(' | ')} | where f == "1" and c == "2" and d == "3" and e::string == "4"`).predicate).toEqual(
      all(is('a', '1'), is('x.y', '2'), is('z', '3'), is('a', '4')),
    );
  });
  it('is computed where it is anything else, and its tests stay in its own words', () => {
    const commands =
      'eval u = url_decode(a) | grok u "%{DATA:raw}&x=%{GREEDYDATA}" | dissect u "%{first} %{+last}" | eval k = case(a == "x", 1, 0)';
    expect(
      read(`${commands} | where u like "*y*" and raw is not null and first == "z" and k > 0 and a == "x"`).predicate,
    ).toEqual(
      all(
        unsupported('computed-field', 'u like "*y*"'),
        unsupported('computed-field', 'raw is not null'),
        unsupported('computed-field', 'first == "z"'),
        unsupported('computed-field', 'k > 0'),
        is('a', 'x'),
      ),
    );
  });
  it('takes the place of a field of the same name', () => {
    expect(read('eval a = concat(a, "x") | where a == "yx"').predicate).toEqual(unsupported('computed-field', 'a == "yx"'));
  });
});

describe('an ES|QL query', () => {
  it('names its indexes', () => {
    const query =
      '/* first */ FROM logs-gcp.audit-*, "logs-kubernetes.audit_logs-*" METADATA _id, _index\n| WHERE a == "b" // and c';
    expect(readEsql(query)).toEqual({
      sources: ['logs-gcp.audit-*', 'logs-kubernetes.audit_logs-*'],
      predicate: is('a', 'b'),
      unsupported: [],
    });
  });
  it('tests one event up to the first aggregation, and many behind it', () => {
    const { predicate, unsupported: rows } = read(
      'where a == "x" | where b == "y" | stats n = count(*) where c == "z", m = max(d) by e, f | where n >= 3 | keep n, Esql.* | sort n desc',
    );
    expect(predicate).toEqual(all(is('a', 'x'), is('b', 'y')));
    expect(rows).toEqual([
      { what: 'aggregation', text: 'by e, f' },
      { what: 'threshold', text: 'n >= 3' },
    ]);
  });
  it('names what it brings in from elsewhere and what is not known', () => {
    expect(read('enrich policy on a with b | where a == "x" | change_point n on t').unsupported).toEqual([
      { what: 'lookup', text: 'enrich policy on a with b' },
      { what: 'function', text: 'change_point n on t' },
    ]);
  });
  it('shortens what it keeps of the query', () => {
    const row = read(`where length(a) > ${'9'.repeat(500)}`).predicate;
    expect(JSON.stringify(row).length).toBeLessThan(250);
  });
  it('tells where it cannot go on, also within KQL', () => {
    expect(() => readEsql('from a\n| where kql("""\nb:(""")', { line: 5, column: 1 })).toThrow(
      expect.objectContaining({ position: { line: 7, column: 4 } }),
    );
    expect(() => readEsql('show info')).toThrow('Cannot read "show": expected "from"');
    expect(() => readEsql('from a | where')).toThrow('Text ends where a value should stand');
    expect(() => readEsql('from a | rename b c')).toThrow(TextError);
  });
  it('never throws anything but a TextError', () => {
    const word = fc.constantFrom(
      'from',
      '|',
      'where',
      'eval',
      'rename',
      'stats',
      'by',
      'a',
      '=',
      '==',
      '"x"',
      '(',
      ')',
      'not',
      'as',
      ',',
      'grok',
      'constructor',
      'kql("',
      '"""',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        try {
          readEsql(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(TextError);
        }
      }),
    );
  });
});
