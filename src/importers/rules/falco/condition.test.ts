import { describe, expect, it } from 'vitest';
import { all, any, exists, FALSE, not, TRUE } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { TextError } from '../text/position.ts';
import { type FieldCheck, readCondition } from './condition.ts';

const macros: Readonly<Record<string, Predicate>> = {
  kget: exists('kget'),
  kcreate: exists('kcreate'),
  never: FALSE,
  always: TRUE,
};
const lists: Readonly<Record<string, readonly string[]>> = { users: ['a', 'b c'], none: [] };

function read(text: string): Predicate {
  return readCondition(text, {
    convert: (check) => exists(show(check)),
    findMacro: (name) => macros[name],
    findList: (name) => lists[name],
  });
}

function show({ field, operator, values }: FieldCheck): string {
  return `${field} ${operator} ${values.join('|')}`.trim();
}

describe('a check', () => {
  it.each([
    ['ka.verb=get', 'ka.verb = get'],
    ['ka.verb == get', 'ka.verb == get'],
    ['ka.target.namespace!=kube-system', 'ka.target.namespace != kube-system'],
    ['ka.response.code startswith 2', 'ka.response.code startswith 2'],
    ['ka.uri startswith /healthz?', 'ka.uri startswith /healthz?'],
    ['ka.user.name startswith "system:"', 'ka.user.name startswith system:'],
    [`ka.user.name='it said "no"'`, 'ka.user.name = it said "no"'],
    ['ka.user.name="a \\"b\\""', 'ka.user.name = a "b"'],
    ['ka.auditid != ""', 'ka.auditid !='],
    ['jevt.value[/stage]=ResponseStarted', 'jevt.value[/stage] = ResponseStarted'],
    ['jevt.value[/requestObject/spec/tls] exists', 'jevt.value[/requestObject/spec/tls] exists'],
    ['ka.uri.param["the key"] contains x', 'ka.uri.param["the key"] contains x'],
    ['ka.target.subresource=<NA>', 'ka.target.subresource = <NA>'],
    ['ka.verb in (create, patch)', 'ka.verb in create|patch'],
    [
      'ka.req.pod.containers.image intersects (docker.io/x, quay.io,"a b")',
      'ka.req.pod.containers.image intersects docker.io/x|quay.io|a b',
    ],
    ['ka.user.name in ()', 'ka.user.name in'],
    ['ka.user.name in (x, users, "users", none)', 'ka.user.name in x|a|b c|users'],
    ['ka.response.code >= 400', 'ka.response.code >= 400'],
  ])('%s is read', (text, shown) => {
    expect(read(text)).toEqual(exists(shown));
  });
});

describe('a condition', () => {
  const [a, b, c] = [exists('a.x exists'), exists('b.x exists'), exists('c.x exists')];
  it.each([
    ['and binds tighter than or', 'a.x exists or b.x exists and c.x exists', any(a, all(b, c))],
    ['not binds tightest', 'not a.x exists and b.x exists', all(not(a), b)],
    ['parentheses bind', '(a.x exists or b.x exists) and c.x exists', all(any(a, b), c)],
    ['not may stand before a parenthesis', 'not(a.x exists or b.x exists)', not(any(a, b))],
    ['not twice says nothing', 'not not a.x exists', a],
    ['a macro keeps its parts together', 'not kget', not(exists('kget'))],
    ['a macro that is always true goes', 'kget and not never and always', exists('kget')],
    ['a macro that is never true decides', 'kget and never', FALSE],
    ['lines and tabs are blanks', ' a.x exists\n\tand\r\n b.x exists ', all(a, b)],
  ])('%s', (_, text, predicate) => {
    expect(read(text)).toEqual(predicate);
  });
});

describe('a mistake', () => {
  it.each([
    ['', 'Text ends where a field', 1],
    ['kget kcreate', 'Cannot read "kcreate": expected "and", "or" or the end', 6],
    ['kget and missing', 'Cannot find the macro "missing"', 10],
    ['ka.verb', 'Text ends where an operator behind "ka.verb"', 8],
    ['ka.verb like get', 'Cannot read "like": expected an operator', 9],
    ['ka.verb in get', 'Cannot read "get": expected "("', 12],
    ['ka.verb in (get patch)', 'Cannot read "patch": expected "," or ")"', 17],
    ['(ka.verb=get', 'Text ends where ")"', 13],
    ['tolower(ka.verb)=get', 'Cannot read "tolower(": transformers', 1],
    ['ka.verb="get', 'Cannot read', 9],
  ])('in %j is named with its place', (text, message, column) => {
    const run = () => read(text);
    expect(run).toThrow(TextError);
    expect(run).toThrow(message);
    expect(run).toThrow(expect.objectContaining({ position: { line: 1, column } }));
  });
  it('of too many levels is refused', () => {
    expect(() => read('('.repeat(50_000))).toThrow('Nested deeper');
  });
});
