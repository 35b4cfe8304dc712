import { describe, expect, it } from 'vitest';
import { readWhereExpression } from './where-expression.ts';

type Tree = ReturnType<typeof readWhereExpression>;

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
      if (test.kind === 'comparison') return `${test.field} ${test.operator} ${test.values.join(',')}`.trim();
      return 'text' in test ? `other:${test.text}` : 'value' in test ? String(test.value) : `missing ${test.field}`;
    }
  }
}

describe('a where expression', () => {
  it.each([
    ['verb="get"', 'verb = get'],
    [`'user.username'!="system:x"`, 'user.username != system:x'],
    ['verb=="get" AND code>=400 OR b="c"', '((verb = get & code >= 400) | b = c)'],
    ['NOT verb="get" and code<5', '(!verb = get & code < 5)'],
    ['400 <= code', 'code >= 400'],
    ['like(userAgent, "kubectl%")', 'userAgent like kubectl%'],
    ['userAgent LIKE "kubectl%"', 'userAgent like kubectl%'],
    [`match('user.username', "^a(b|c)")`, 'user.username match ^a(b|c)'],
    ['isnotnull(verb) AND isnull(code)', '(verb exists & missing code)'],
    ['verb IN ("get", "list")', 'verb in get,list'],
    ['in(verb, "get", "list")', 'verb in get,list'],
    ['cidrmatch("10.0.0.0/8", ip)', 'ip cidrmatch 10.0.0.0/8'],
    ['true() OR false()', '(true | false)'],
  ])('%s is read', (text, shown) => {
    expect(show(readWhereExpression(text))).toBe(shown);
  });
  it.each([
    'count > limit',
    'len(verb) > 3',
    'user.username="x"',
    'lower(verb)="get"',
    'verb',
    'like(verb, other)',
    'a+1=2',
    'match(a)',
  ])('%s is computed, and stays in its own words', (text) => {
    expect(show(readWhereExpression(text))).toBe(`other:${text}`);
  });
  it.each(['', 'verb="get" AND', '(verb="get"', 'len(verb', 'verb="get" verb="x" )', '(a+1)*2 > 3', '#'])(
    '%j is a mistake',
    (text) => {
      expect(() => readWhereExpression(text)).toThrow();
    },
  );
});
