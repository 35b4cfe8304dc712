import { describe, expect, it } from 'vitest';
import type { Field } from '../../catalog/model.ts';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../../predicate/build.ts';
import { toLeafWords } from '../../predicate/leaf-words.ts';
import type { Leaf, Predicate } from '../../predicate/types.ts';
import { type TreeNode, toPredicateTree } from './predicate-tree.ts';

const fields = [{ path: 'objectRef.resource', slug: 'objectref.resource' }] as unknown as readonly Field[];
const context = {
  reading: 'parsed' as const,
  fields,
  names: new Map([
    ['objectRef.resource', 'ka.target.resource'],
    ['verb', 'verb'],
  ]),
};
const tree = (predicate: Predicate) => toPredicateTree(predicate, context);

describe('toPredicateTree', () => {
  it('says a test in words, with the page of its field and the name that the product has for it', () => {
    expect(tree(equals('objectRef.resource', 'pods', 'jobs'))).toEqual({
      kind: 'test',
      field: 'objectRef.resource',
      href: '/fields/objectref.resource/',
      name: 'ka.target.resource',
      operator: 'is one of',
      values: ['pods', 'jobs'],
    });
  });

  it('leaves out a name that is the same, and a page that is not there', () => {
    expect(tree(equals('verb', 'get'))).toMatchObject({ field: 'verb', name: undefined, href: undefined });
  });

  it('nests what belongs together', () => {
    const node = tree(all(equals('verb', 'get'), any(exists('a'), exists('b'))));
    expect(node).toMatchObject({
      kind: 'group',
      label: 'All of',
      parts: [{ kind: 'test' }, { label: 'Any of', parts: [{}, {}] }],
    });
  });

  it('says negations in the words of the test or of the group', () => {
    expect(tree(not(equals('verb', 'get')))).toMatchObject({ operator: 'is not' });
    expect(tree(not(equals('verb', 'get', 'list')))).toMatchObject({ operator: 'is none of' });
    expect(tree(not(exists('verb')))).toMatchObject({ operator: 'is absent' });
    expect(tree(not(any(equals('a', 1), equals('b', 1))))).toMatchObject({ label: 'None of', parts: [{ operator: 'is' }, {}] });
    expect(tree(not(all(equals('a', 1), equals('b', 1))))).toMatchObject({
      label: 'Not all of',
      parts: [{ operator: 'is' }, {}],
    });
  });

  it('keeps an unsupported part in its own words, with the reason', () => {
    const part = { text: 'count() > 5', isQuote: true, meaning: expect.stringContaining('number of events') };
    expect(tree(unsupported('threshold', 'count() > 5'))).toEqual({ kind: 'unsupported', label: 'In words', part });
    expect(tree(not(unsupported('lookup', '$allowed')))).toMatchObject({ label: 'Not, in words' });
    const ours = toPredicateTree(unsupported('threshold', 'more than five'), { ...context, reading: 'hand-read' });
    expect(ours).toMatchObject({ part: { isQuote: false } });
  });

  it('says what is always true and what never is', () => {
    expect(tree(TRUE)).toEqual({ kind: 'constant', label: 'Every event of the log' });
    expect(tree(FALSE)).toEqual({ kind: 'constant', label: 'No event' });
    expect(tree(not(FALSE))).toEqual({ kind: 'constant', label: 'Every event of the log' });
  });

  it('follows a predicate hundreds of levels deep', () => {
    let predicate: Predicate = equals('verb', 'get');
    for (let level = 0; level < 400; level++)
      predicate = level % 2 === 0 ? { all: [predicate, exists(`a${level}`)] } : { any: [predicate, exists(`b${level}`)] };
    let node: TreeNode | undefined = tree(predicate);
    let depth = 0;
    for (; node?.kind === 'group'; depth++) node = node.parts[0];
    expect(depth).toBe(400);
    expect(node).toMatchObject({ field: 'verb' });
  });
});

describe('toLeafWords', () => {
  const words = (leaf: Leaf, isNegated = false) => toLeafWords(leaf, isNegated);

  it('says of a list which of its values has to fit', () => {
    const leaf = equals('user.groups[]', 'system:masters');
    expect(words(leaf)).toMatchObject({ of: 'one value', operator: 'is' });
    expect(words(leaf, true)).toMatchObject({ of: 'no value', operator: 'is' });
    expect(words({ ...leaf, elements: 'all' })).toMatchObject({ of: 'each value' });
    expect(words({ ...leaf, elements: 'all' }, true)).toMatchObject({ of: 'not each value', operator: 'is' });
    expect(words({ ...leaf, elements: 'product' }).note).toContain('product decides');
  });

  it('has words for each operator, met and not', () => {
    const ops = ['equals', 'in', 'startsWith', 'endsWith', 'contains', 'glob', 'regex', 'cidr'] as const;
    for (const op of ops)
      for (const values of [['a'], ['a', 'b']]) {
        const [met, unmet] = [words({ field: 'f', op, values }).operator, words({ field: 'f', op, values }, true).operator];
        expect(met).toMatch(/^[a-z ]+$/);
        expect(unmet).toMatch(/\b(not|none)\b/);
      }
    const atLeast = { field: 'f', op: 'compare', relation: '>=', values: [400] } as const;
    expect(words(atLeast, true)).toMatchObject({ operator: 'is less than', note: 'or absent' });
    for (const relation of ['<', '<=', '>', '>='] as const)
      expect(words({ field: 'f', op: 'compare', relation, values: [3] }).operator).toMatch(/^is (less|at|more)/);
  });

  it('shows values as they are, and in quotes what could not be seen', () => {
    const values = ['', ' a', 'a\tb', '<b>&"', 'ключ', 5, -0, false];
    expect(words({ field: 'f', op: 'in', values }).values).toEqual([
      '""',
      '" a"',
      '"a\\tb"',
      '<b>&"',
      'ключ',
      '5',
      '-0',
      'false',
    ]);
  });
});
