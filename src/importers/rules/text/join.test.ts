import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../../../predicate/build.ts';
import { evaluate } from '../../../predicate/evaluate.ts';
import type { Known, Leaf, Predicate } from '../../../predicate/types.ts';
import { joinAll, joinAny, joinTree, mapLeaves, negate } from './join.ts';

const [get, create] = [equals('verb', 'get'), equals('verb', 'create')];
const pods = equals('objectRef.resource', 'pods');

describe('joining parts', () => {
  it('leaves out what changes nothing', () => {
    expect(joinAll([TRUE, get, all(pods, get)])).toEqual(all(get, pods));
    expect(joinAny([FALSE, pods, any(pods, exists('verb'))])).toEqual(any(pods, exists('verb')));
  });
  it('ends at the part that decides', () => {
    expect(joinAll([get, FALSE])).toEqual(FALSE);
    expect(joinAny([get, TRUE])).toEqual(TRUE);
  });
  it('lets one part stand for itself, and none for what none says', () => {
    expect(joinAll([get])).toEqual(get);
    expect(joinAll([])).toEqual(TRUE);
    expect(joinAny([])).toEqual(FALSE);
  });
  it('makes one test of alternatives that differ in the value alone', () => {
    expect(joinAny([get, pods, create])).toEqual(any(equals('verb', 'get', 'create'), pods));
    const begins = (value: string): Leaf => ({ field: 'requestURI', op: 'startsWith', values: [value] });
    expect(joinAny([begins('/a'), begins('/b')])).toEqual({ ...begins('/a'), values: ['/a', '/b'] });
  });
  it('keeps tests apart that every element has to fit, and those that read letters in another way', () => {
    const every = (value: string): Leaf => ({ ...equals('user.groups[]', value), elements: 'all' });
    expect(joinAny([every('a'), every('b')])).toEqual(any(every('a'), every('b')));
    expect(joinAny([get, { ...create, ignoreCase: true }])).toEqual(any(get, { ...create, ignoreCase: true }));
  });
  it('takes a double negation back', () => {
    expect(negate(negate(get))).toEqual(get);
    expect(negate(TRUE)).toEqual(FALSE);
  });
});

describe('a tree of tests', () => {
  it('becomes a predicate of what its tests become', () => {
    const tree = {
      kind: 'all',
      parts: [
        { kind: 'test', test: 'a' },
        { kind: 'not', part: { kind: 'test', test: 'b' } },
      ],
    } as const;
    expect(joinTree<string>(tree, (name) => exists(name))).toEqual(all(exists('a'), not(exists('b'))));
  });
});

describe('replacing leaves', () => {
  it('folds what becomes certain and keeps what is unsupported', () => {
    const text = unsupported('full-text', 'word');
    expect(mapLeaves(all(get, any(pods, text)), (leaf) => (leaf === get ? TRUE : leaf))).toEqual(any(pods, text));
  });
});

const leaf = fc.record({
  field: fc.constantFrom('a', 'b[]'),
  op: fc.constantFrom('equals' as const, 'startsWith' as const),
  values: fc.array(fc.constantFrom('x', 'xy', 'z'), { minLength: 1, maxLength: 1 }),
  elements: fc.constantFrom('any' as const, 'all' as const, 'product' as const),
});
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.constantFrom(TRUE, FALSE, unsupported('function', 'f()')),
    fc.record({ all: fc.array(tie('predicate'), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('predicate'), { maxLength: 4 }) }),
    fc.record({ not: tie('predicate') }),
  ),
}));
const known = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    values: fc.array(fc.constantFrom('x', 'xy', 'z'), { minLength: 1, maxLength: 3 }),
  }),
  fc.constantFrom<Known>({ kind: 'absent' }, { kind: 'unknown' }),
);

describe('joining anew', () => {
  it('changes no verdict that is sure', () => {
    fc.assert(
      fc.property(predicate, known, known, (given, a, b) => {
        const lookup = (field: string) => (field === 'a' ? a : b);
        const before = evaluate(given, lookup);
        const after = evaluate(
          mapLeaves(given, (own) => own),
          lookup,
        );
        expect(before === 'unknown' || before === after).toBe(true);
      }),
    );
  });
});
