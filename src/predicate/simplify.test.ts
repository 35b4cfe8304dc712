import { describe, expect, it } from 'vitest';
import { parsePredicate } from './parse.ts';
import { printLine } from './print.ts';
import { simplify } from './simplify.ts';

describe('simplify', () => {
  it.each([
    ['all (all (a = 1))', 'a = 1'],
    ['a = 1 and (b = 2 and (c = 3 and d = 4))', 'a = 1 and b = 2 and c = 3 and d = 4'],
    ['a = 1 and always', 'a = 1'],
    ['a = 1 or never or b exists', 'a = 1 or b exists'],
    ['a = 1 and (b = 1 or always) and never', 'never'],
    ['a = 1 or not never', 'always'],
    ['not not a = 1', 'a = 1'],
    ['a = 1 and b = 2 and a = 1', 'a = 1 and b = 2'],
    ['a = 1 and a = "1"', 'a = 1 and a = "1"'],
    ['verb = "get" or a exists or verb in ("list", "get")', 'verb in ("get", "list") or a exists'],
    ['verb =~ "get" or verb =~ "GET" or verb = "list"', 'verb =~ "get" or verb = "list"'],
    ['some g = 1 or g = 2', 'g in (1, 2)'],
    ['each g = 1 or each g = 2', 'each g = 1 or each g = 2'],
    ['g = 1 and g = 2', 'g = 1 and g = 2'],
    ['g in ("a", "a")', 'g = "a"'],
    ['g = 1 or (g = 2 or any (g in (2, 3)))', 'g in (1, 2, 3)'],
    ['not (not a = 1 and not a = 2)', 'a in (1, 2)'],
    ['not (a = 1 and not b = 2)', 'not (a = 1 and not b = 2)'],
    ['not a = 1 and not b = 2', 'not a = 1 and not b = 2'],
    ['unsupported threshold "x" and always and unsupported threshold "x"', 'unsupported threshold "x"'],
    ['a matches~ (/\\S/, /\\s/)', 'a matches~ (/\\S/, /\\s/)'],
    ['a contains~ ("B", "b")', 'a contains~ "B"'],
  ])('makes of %s: %s', (before, after) => {
    expect(printLine(simplify(parsePredicate(before)))).toBe(after);
  });
});
