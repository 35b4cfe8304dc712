import { describe, expect, it } from 'vitest';
import { equals, exists } from '../../predicate/build.ts';
import { UNSUPPORTED_REASONS, type UnsupportedReason } from '../../predicate/types.ts';
import type { Clause } from './rule.ts';
import { sayVerdict, type WordsContext } from './words.ts';

const reasons = Object.fromEntries(UNSUPPORTED_REASONS.map((reason) => [reason, `${reason} in words`]));
const context: WordsContext = { reasons: reasons as Record<UnsupportedReason, string>, level: 'Metadata' };
const say = (...args: Parameters<typeof sayVerdict>): string =>
  sayVerdict(...args)
    .map(({ kind, text }) => (kind === 'words' ? text : `<${text}>`))
    .join('');
const clause = (leaf: Clause['leaf'], values: readonly unknown[], isNegated = false): Clause => ({
  ...{ leaf, isNegated },
  known: values.length > 0 ? { kind: 'value', values } : { kind: 'absent' },
});

describe('sayVerdict', () => {
  it.each([
    ['a value that is another', clause(equals('stage', 'A'), ['B']), '<stage> is <B>; the rule asks for <A>'],
    [
      'a value that is none of several',
      clause(equals('verb', 'get', 'list'), ['create']),
      '<verb> is <create>; the rule asks for one of <get>, <list>',
    ],
    ['a field that is not there', clause(exists('a.b'), []), '<a.b> is absent; the rule asks that it is present'],
    [
      'an exclusion',
      clause({ field: 'u', op: 'startsWith', values: ['x'] }, ['xy'], true),
      '<u> is <xy>; the rule asks that it does not begin with <x>',
    ],
    [
      'a list',
      clause(equals('user.groups[]', 'g'), ['a', 'b']),
      '<user.groups[]> is <a>, <b>; the rule asks that one value is <g>',
    ],
    [
      'many values',
      clause(equals('v', 'x'), ['1', '2', '3', '4', '5', '6']),
      '<v> is <1>, <2>, <3>, <4> and 2 more; the rule asks for <x>',
    ],
    ['an object and an empty text', clause(equals('v', 'x'), [{}, '']), '<v> is <an object>, <"">; the rule asks for <x>'],
  ])('says of %s what it is and what the rule asks', (_what, against, expected) => {
    expect(say({ kind: 'does-not', against: [against] }, context)).toBe(expected);
  });

  it('cuts a long value of the event', () => {
    const text = say({ kind: 'nearly', against: [clause(equals('v', 'x'), ['y'.repeat(10_000)])] }, context);
    expect(text.length).toBeLessThan(150);
    expect(text).toContain('…');
  });

  it('says of a rule that fires what met it, each field once, and what else it needs', () => {
    const met = [
      clause(equals('verb', 'get'), ['get']),
      clause(exists('user.username'), ['u']),
      clause(equals('user.username', 'v'), ['u'], true),
    ];
    expect(say({ kind: 'fires', met, needs: [] }, context)).toBe('<verb> is <get>, <user.username> is <u>');
    expect(say({ kind: 'fires', met: [], needs: ['threshold'] }, context)).toBe(
      'Every event meets it; as one of the events it needs: it also asks for threshold in words',
    );
  });

  it('says of an open rule which field is missing and what would bring it', () => {
    const field = 'requestObject.spec';
    const open = (gaps: Parameters<typeof sayVerdict>[0] & { kind: 'cannot-tell' }): string => say(gaps, context);
    expect(
      open({
        kind: 'cannot-tell',
        open: [{ kind: 'field', field, gaps: [{ kind: 'stage' }, { kind: 'level', level: 'Request' }] }],
      }),
    ).toBe(
      '<requestObject.spec> is not known: it is written at a later stage of the same request, and level Request or RequestResponse would bring it, this event is of level Metadata',
    );
    expect(
      open({
        kind: 'cannot-tell',
        open: [
          { kind: 'field', field, gaps: [{ kind: 'wrapper' }] },
          { kind: 'product', field: 'x' },
        ],
      }),
    ).toBe(
      '<requestObject.spec> is not known: its wrapper does not carry it; <x> has several values, of which the product decides in its own way',
    );
  });

  it('says parts in words together, by what kept them out', () => {
    const words = (text: string, reason: UnsupportedReason) => ({ kind: 'words', text, reason }) as const;
    expect(say({ kind: 'cannot-tell', open: [words('a', 'time'), words('b', 'lookup'), words('c', 'time')] }, context)).toBe(
      'It also asks for time in words: <a>, <c>; it also asks for lookup in words: <b>',
    );
  });

  it('says of a rule that can never match that it never does', () => {
    expect(say({ kind: 'does-not', against: [] }, context)).toBe('The rule as written never matches');
  });

  it('says how a rule that was read by its operations only stands to this one', () => {
    expect(say({ kind: 'reaches', isNamed: true }, context)).toBe('It names this operation');
    expect(say({ kind: 'reaches', isNamed: false }, context)).toBe('This operation follows from what it leaves open');
  });
});
