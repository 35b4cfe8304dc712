import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from './build.ts';
import { parsePredicate } from './parse.ts';
import { printField, printLine, printTree } from './print.ts';
import type { Leaf, Predicate } from './types.ts';

const verb = equals('verb', 'create');
const resource = equals('objectRef.resource', 'pods', 'jobs');
const leaf = (rest: Omit<Leaf, 'field'>): Leaf => ({ field: 'f', ...rest });

describe('printLine', () => {
  it.each<[string, Predicate]>([
    [
      'verb = "create" and objectRef.resource in ("pods", "jobs") and not user.username startsWith "system:"',
      all(verb, resource, not({ field: 'user.username', op: 'startsWith', values: ['system:'] })),
    ],
    [
      'verb = "create" and (f exists or not (f exists and f = 1))',
      all(verb, any(exists('f'), not(all(exists('f'), equals('f', 1))))),
    ],
    ['always', TRUE],
    ['never', FALSE],
    ['not never', not(FALSE)],
    ['all (f exists)', { all: [exists('f')] }],
    ['any (f exists and f = 1)', { any: [all(exists('f'), equals('f', 1))] }],
    ['not not f exists', not(not(exists('f')))],
    ['f = true', equals('f', true)],
    ['f in (1.5)', leaf({ op: 'in', values: [1.5] })],
    ['f =~ "A"', leaf({ op: 'equals', values: ['A'], ignoreCase: true })],
    ['f in~ ("A", "B")', leaf({ op: 'in', values: ['A', 'B'], ignoreCase: true })],
    ['f contains ("a", "b")', leaf({ op: 'contains', values: ['a', 'b'] })],
    ['f glob "sys*"', leaf({ op: 'glob', values: ['sys*'] })],
    ['f matches /^a\\/[bc]+$/', leaf({ op: 'regex', values: ['^a\\/[bc]+$'] })],
    ['f matches ("a/b", /c/)', leaf({ op: 'regex', values: ['a/b', 'c'] })],
    ['f matches ""', leaf({ op: 'regex', values: [''] })],
    ['f cidr ("10.0.0.0/8", "fe80::/10")', leaf({ op: 'cidr', values: ['10.0.0.0/8', 'fe80::/10'] })],
    ['f >= 400', leaf({ op: 'compare', relation: '>=', values: [400] })],
    [
      'each user.groups[] startsWith "system:"',
      { ...leaf({ op: 'startsWith', values: ['system:'], elements: 'all' }), field: 'user.groups[]' },
    ],
    ['product f = "a"', leaf({ op: 'equals', values: ['a'], elements: 'product' })],
    ['some f = "a"', leaf({ op: 'equals', values: ['a'], elements: 'any' })],
    ['annotations["authorization.k8s.io/decision"] = "allow"', equals('annotations["authorization.k8s.io/decision"]', 'allow')],
    ['`not` = "\\n\\"\\u001b"', equals('not', '\n"\u001b')],
    ['unsupported threshold "count() > 5"', unsupported('threshold', 'count() > 5')],
  ])('writes %s, which parsePredicate reads', (text, predicate) => {
    expect(printLine(predicate)).toBe(text);
    expect(parsePredicate(text)).toEqual(predicate);
  });
});

describe('printTree', () => {
  it('keeps on one line what fits', () => {
    expect(printTree(all(verb, resource))).toBe(printLine(all(verb, resource)));
  });

  it('gives each part a line where it does not fit, and long lists lines of their own', () => {
    const verbs = equals('verb', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection');
    expect(printTree(all(verbs, resource, any(not(all(verb, resource)), not(verb))), 48)).toBe(
      `verb in (
  "get", "list", "watch", "create", "update",
  "patch", "delete", "deletecollection"
)
and objectRef.resource in ("pods", "jobs")
and (
  not (
    verb = "create"
    and objectRef.resource in ("pods", "jobs")
  )
  or not verb = "create"
)`,
    );
  });
});

describe('printField', () => {
  it.each(['verb', 'user.groups[]', 'a["b.c/d"][].e', 'user.extra.sigs.k8s.io/aws-iam-authenticator/principalId', 'in', 'x:y'])(
    'leaves %s as it is',
    (field) => {
      expect(printField(field)).toBe(field);
    },
  );

  it.each([
    ['and', '`and`'],
    ['', '``'],
    ['a b', '`a b`'],
    ['a`b', '`a\\u0060b`'],
    ['a..b', '`a..b`'],
    ['5', '`5`'],
    ['né', '`né`'],
  ])('quotes %j as %s', (field, text) => {
    expect(printField(field)).toBe(text);
  });
});

describe('parsePredicate', () => {
  it('passes over line breaks, spaces and parentheses around one test', () => {
    expect(parsePredicate('\n\t( verb="create" )\r\n  and(f\nexists)')).toEqual(all(verb, exists('f')));
  });

  it.each([
    ['', 1, 1, 'Expected a field, found the end'],
    ['verb =', 1, 7, 'Expected a value'],
    ['verb = create', 1, 8, 'found "create"'],
    ['verb = constructor', 1, 8, 'found "constructor"'],
    ['verb is "create"', 1, 6, 'Expected an operator'],
    ['verb = "create"\nand objectRef.resource = "pods"\nor f exists', 3, 1, 'Put parentheses'],
    ['verb = "create"\n  and and', 2, 7, 'one that is called "and" stands in backquotes'],
    ['(verb = "create"', 1, 17, 'Expected ")"'],
    ['verb = "create")', 1, 16, 'Expected "and", "or" or the end'],
    ['f in ("a" "b")', 1, 11, 'Expected ")"'],
    ['f in ("a",)', 1, 11, 'Expected a value'],
    ['f = "a', 1, 5, 'Cannot read the text that begins here'],
    ['f = "\\x"', 1, 5, 'Cannot read the escapes'],
    ['`a = 1', 1, 1, 'Cannot read the field that begins here'],
    ['f matches /a', 1, 11, 'Cannot read the regular expression that begins here'],
    ['f = 01', 1, 6, 'Expected "and"'],
    ['unsupported because "x"', 1, 13, 'Expected one of unmapped-field'],
    ['unsupported threshold 5', 1, 23, 'Expected a text in quotes'],
    ['all verb', 1, 5, 'Expected "("'],
    ['f = 1 😀', 1, 7, 'Cannot read "😀"'],
    [`${'not '.repeat(5000)}f exists`, 1, 4001, 'Cannot read more than 1000 parts inside each other'],
    ['('.repeat(100_000), 1, 1001, 'Cannot read more than 1000'],
  ])('says of %.40j that line %i, column %i is wrong', (text, line, column, message) => {
    expect(() => parsePredicate(text)).toThrow(
      expect.objectContaining({ line, column, message: expect.stringContaining(message) }),
    );
  });
});
