import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../text/position.ts';
import { readSearchExpression } from './search-expression.ts';

type Tree = ReturnType<typeof readSearchExpression>;

/** A tree in one line: AND as &, OR as |. */
function show(tree: Tree): string {
  switch (tree.kind) {
    case 'all':
      return `(${tree.parts.map(show).join(' & ')})`;
    case 'any':
      return `(${tree.parts.map(show).join(' | ')})`;
    case 'not':
      return `!${show(tree.part)}`;
    case 'test': {
      const { test } = tree;
      return test.kind === 'comparison' ? `${test.field} ${test.operator} ${test.values.join(',')}` : `${test.kind}:${test.text}`;
    }
  }
}

const read = (text: string) => show(readSearchExpression(text));

describe('a comparison', () => {
  it.each([
    ['verb=get', 'verb = get'],
    ['responseStatus.status = Failure', 'responseStatus.status = Failure'],
    ['"user.groups{}"="system:unauthenticated"', 'user.groups{} = system:unauthenticated'],
    ['sourceIPs{}!=::1', 'sourceIPs{} != ::1'],
    ['code>=400', 'code >= 400'],
    ['code==400', 'code = 400'],
    ['userAgent="AWS \\"x\\" \\\\ y"', 'userAgent = AWS "x" \\ y'],
    ['a.b/last-applied=*\\"privileged\\":true*', 'a.b/last-applied = *"privileged":true*'],
    ['requestURI=/api/v1/pods?limit=500,x<y verb=get', '(requestURI = /api/v1/pods?limit=500,x<y & verb = get)'],
    ['objectRef.name IN (*splunk*, *falco*)', 'objectRef.name in *splunk*,*falco*'],
    ['ns in ("default" "kube-system")', 'ns in default,kube-system'],
    ['ns IN ()', 'ns in '],
  ])('%s is read', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

describe('a word', () => {
  it.each([
    ['system:serviceaccounts', 'term:system:serviceaccounts'],
    ['"two words"', 'term:two words'],
    ['TERM(10.0.0.1)', 'term:TERM(10.0.0.1)'],
    ['and', 'term:and'],
    ['`nothing_defines_me(x)`', 'macro:`nothing_defines_me(x)`'],
    ['[search index=x | fields y]', 'subsearch:[search index=x | fields y]'],
  ])('%s without a field is looked for in the text', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

describe('an expression', () => {
  it.each([
    ['a=1 b=2', '(a = 1 & b = 2)'],
    ['a=1 AND b=2 c=3', '(a = 1 & b = 2 & c = 3)'],
    ['a=1 b=2 OR c=3 d=4', '(a = 1 & (b = 2 | c = 3) & d = 4)'],
    ['a=1 AND b=2 OR c=3', '(a = 1 & (b = 2 | c = 3))'],
    ['NOT a=1 OR b=2', '(!a = 1 | b = 2)'],
    ['NOT (a=1 b=2)', '!(a = 1 & b = 2)'],
    ['(a=1 b=2) OR c=3', '((a = 1 & b = 2) | c = 3)'],
    ['resource=secrets OR configmaps ip!=::1', '((resource = secrets | term:configmaps) & ip != ::1)'],
    ['', '()'],
  ])('%s binds OR before AND', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

describe('a mistake', () => {
  it.each([
    ['a=', 'Text ends where a value', 3],
    ['a=1 OR', 'Text ends where a field', 7],
    ['(a=1', 'Text ends where ")"', 5],
    ['a=1)', 'Cannot read ")": expected the end', 4],
    ['= 1', 'Cannot read "=": expected a field', 1],
    ['a IN (1', 'Text ends where a value or ")"', 8],
    ['a="x', 'Cannot read', 3],
  ])('in %j is named with its place', (text, message, column) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(expect.objectContaining({ position: { line: 1, column } }));
  });
  it('is the only thing that any text ends in', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=!<>"()[]`\\,* \n|NOTR', 'OR ', 'NOT ') }), (text) => {
        try {
          readSearchExpression(text);
        } catch (error) {
          expect(error).toBeInstanceOf(TextError);
        }
      }),
    );
  });
});
