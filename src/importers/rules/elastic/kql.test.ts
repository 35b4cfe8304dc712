import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, unsupported } from '../../../predicate/build.ts';
import { compile } from '../../../predicate/evaluate.ts';
import type { LeafOp } from '../../../predicate/types.ts';
import { TextError } from '../text/position.ts';
import { readKql } from './kql.ts';

const leaf = (field: string, op: LeafOp, ...values: (string | number)[]) => ({ field, op, values });

describe('a KQL query', () => {
  it('takes quoted values as they are and wildcards in unquoted ones', () => {
    expect(readKql('a:"x*" and b:x* and c:*x and d:*x* and e:x*y')).toEqual(
      all(
        equals('a', 'x*'),
        leaf('b', 'startsWith', 'x'),
        leaf('c', 'endsWith', 'x'),
        leaf('d', 'contains', 'x'),
        leaf('e', 'glob', 'x*y'),
      ),
    );
  });
  it('takes a lone * as any value, and a quoted one as the character', () => {
    expect(readKql('a:*')).toEqual(exists('a'));
    expect(readKql('a:"*"')).toEqual(equals('a', '*'));
    expect(readKql('a:(* and not ("::1" or 127.0.0.1))')).toEqual(all(exists('a'), not(equals('a', '::1', '127.0.0.1'))));
  });
  it('takes "not *" among the values as a field that is missing', () => {
    expect(readKql('a:("system:anonymous" or not *)')).toEqual(any(equals('a', 'system:anonymous'), not(exists('a'))));
  });
  it('binds not before and before or, also among the values of a field', () => {
    expect(readKql('a:1 or b:2 and not c:3')).toEqual(any(equals('a', 1), all(equals('b', 2), not(equals('c', 3)))));
    expect(readKql('a:(*x* or *y*.z and (*k* or *t*)) and not a:*w*')).toEqual(
      all(
        any(leaf('a', 'contains', 'x'), all(leaf('a', 'glob', '*y*.z'), leaf('a', 'contains', 'k', 't'))),
        not(leaf('a', 'contains', 'w')),
      ),
    );
  });
  it('joins values of one field by their operator', () => {
    expect(readKql('a:(get or list or curl* or wget* or "")')).toEqual(
      any(equals('a', 'get', 'list', ''), leaf('a', 'startsWith', 'curl', 'wget')),
    );
  });
  it('reads escaped marks in unquoted values', () => {
    expect(readKql('a:system\\:node\\:*')).toEqual(leaf('a', 'startsWith', 'system:node:'));
    expect(readKql('a:*0\\\\\\>&1*')).toEqual(leaf('a', 'contains', '0\\>&1'));
    expect(readKql('a:x\\*y')).toEqual(equals('a', 'x*y'));
    expect(readKql('a:*q?x\\\\*z')).toEqual(leaf('a', 'glob', '*q\\?x\\\\*z'));
  });
  it('reads a character by its code as it is, and a backslash before a u as one', () => {
    expect(readKql('a:x\\u0020y*')).toEqual(leaf('a', 'startsWith', 'x y'));
    expect(readKql('a:x\\u002a')).toEqual(equals('a', 'x*'));
    expect(readKql('a:x\\\\u0020*')).toEqual(leaf('a', 'startsWith', 'x\\u0020'));
  });
  it('keeps fields with slashes and dots, spaces around the colon, and line breaks', () => {
    expect(readKql('\nx.labels.command.gke.io/command : (\n  */etc/*\n)')).toEqual(
      leaf('x.labels.command.gke.io/command', 'contains', '/etc/'),
    );
    expect(readKql('a:/api/v1/secrets?limit*')).toEqual(leaf('a', 'startsWith', '/api/v1/secrets?limit'));
  });
  it('takes unquoted words side by side as one value', () => {
    expect(readKql('a:Google LLC and b:android')).toEqual(all(equals('a', 'Google LLC'), equals('b', 'android')));
  });
  it('reads keywords in letters of either case, and words that only begin like them as words', () => {
    expect(readKql('NOT a:nothing AND b:or*')).toEqual(all(not(equals('a', 'nothing')), leaf('b', 'startsWith', 'or')));
  });
  it('reads booleans and numbers', () => {
    expect(readKql('a:true and b:403 and c >= 10')).toEqual(
      all(equals('a', true), equals('b', 403), { field: 'c', op: 'compare', relation: '>=', values: [10] }),
    );
  });
  it('keeps a bare word as full text', () => {
    expect(readKql('a:1 and secret')).toEqual(all(equals('a', 1), unsupported('full-text', 'secret')));
  });
  it('tells where it cannot go on', () => {
    expect(() => readKql('a:(b or\n  )', { line: 7, column: 1 })).toThrow(
      new TextError('Cannot read ")": expected a value', { line: 8, column: 3 }),
    );
    expect(() => readKql('a:{ b:1 }')).toThrow(TextError);
    expect(() => readKql('')).toThrow('Text ends where a value should stand');
    expect(() => readKql('a:1 b:2')).toThrow(TextError);
  });
});

describe('KQL values of any text', () => {
  it('match themselves when quoted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
        const test = compile(readKql(`a:${quoted}`));
        expect(test(() => ({ kind: 'value', values: [text] }))).toBe('match');
      }),
    );
  });
  it('never make the reader throw anything but a TextError', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ':', '(', ')', '"', '\\', ' and ', ' not ', '*', '>', '\n', 'é') }),
        (query) => {
          try {
            readKql(query);
          } catch (error) {
            expect(error).toBeInstanceOf(TextError);
          }
        },
      ),
    );
  });
});
