import { describe, expect, it } from 'vitest';
import type { FieldName } from '../dialects/namer.ts';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../predicate/build.ts';
import type { Leaf, Predicate } from '../predicate/types.ts';
import { LANGUAGES } from './languages.ts';
import type { Query } from './query.ts';

const NAMES: Readonly<Record<string, FieldName>> = {
  gone: { kind: 'absent', note: 'It is dropped.' },
  open: { kind: 'unknown' },
  shared: { kind: 'named', name: 'shared', basis: 'direct', partial: true },
  guessed: { kind: 'named', name: 'guessed', basis: 'unverified' },
  spelled: { kind: 'named', name: 'spelled', basis: 'direct', values: { success: 'allow' } },
};
const namer = { nameOf: (path: string): FieldName => NAMES[path] ?? { kind: 'named', name: path, basis: 'direct' } };

function print(id: string, predicate: Predicate): Query {
  const language = LANGUAGES.find((one) => one.id === id);
  if (!language) throw new Error(`Cannot find the language "${id}"`);
  return language.print(predicate, { namer, title: 'Test' });
}

const textOf = (id: string, predicate: Predicate) => {
  const query = print(id, predicate);
  return query.kind === 'query' ? query.text : query.reasons;
};
const leaf = (op: Leaf['op'], ...values: string[]): Leaf => ({ field: 'user.username', op, values });

describe.each(LANGUAGES.map(({ id }) => id))('%s', (id) => {
  it('says why a test cannot be said, and leaves none out', () => {
    const predicate = all(
      ...[equals('gone', 'x'), exists('open'), equals('shared', 'x'), unsupported('threshold', 'count() > 5')],
      { field: 'spelled', op: 'startsWith', values: ['all'] } as const,
    );
    const query = print(id, predicate);
    const reasons = query.kind === 'impossible' ? query.reasons : [];
    expect(reasons.map(({ what }) => what)).toEqual(['gone', 'open', 'shared', 'count() > 5', 'spelled']);
    expect(reasons[0]?.why).toBe('It is dropped.');
  });

  it('refuses what nothing fits, and prints what everything does', () => {
    expect(print(id, FALSE).kind).toBe('impossible');
    expect(print(id, any(leaf('in'), not(TRUE))).kind).toBe('impossible');
    expect(print(id, TRUE).kind).toBe('query');
  });

  it('tells of a name without a source, and spells values as the product does', () => {
    expect(print(id, equals('guessed', 'x'))).toMatchObject({
      kind: 'query',
      notes: expect.arrayContaining([expect.stringContaining('guessed')]),
    });
    expect(textOf(id, equals('spelled', 'allow'))).toContain('success');
  });

  it('refuses regular expressions that engines do not share', () => {
    expect(print(id, leaf('regex', '(?<!a)b')).kind).toBe('impossible');
  });
});

describe('a denial', () => {
  const denied = not(
    any(equals('user.username', 'a'), { field: 'responseStatus.code', op: 'compare', relation: '<', values: [400] }),
  );

  it.each([
    ['kql', 'not (user.username:"a" or responseStatus.code < 400)'],
    [
      'esql',
      '(user.username IS NULL OR NOT user.username == "a") AND (responseStatus.code IS NULL OR NOT responseStatus.code < 400)',
    ],
    ['logs-insights', '(not ispresent(user.username) or not (user.username = "a"))'],
    ['kusto-aksaudit', '(isnull(todouble(responseStatus.code)) or not(todouble(responseStatus.code) < 400))'],
    ['lucene', 'NOT (user.username:"a" OR responseStatus.code:<400)'],
    ['sigma', 'condition: not (test_1 or test_2)'],
  ])('in %s also holds where the field is missing', (id, wanted) => {
    expect(textOf(id, denied)).toContain(wanted);
  });

  it('in LogQL is an operator of its own', () => {
    const own = not(any(equals('user_username', 'a', 'b'), exists('userAgent')));
    expect(textOf('logql', own)).toContain('| user_username!~"a|b" and userAgent=""');
  });
});

describe('values with marks of the language', () => {
  it.each([
    ['kql', leaf('equals', 'a"b*'), 'user.username:"a\\"b*"'],
    ['kql', leaf('startsWith', 'a b*'), 'user.username:a\\u0020b\\**'],
    ['eql', leaf('startsWith', 'a*'), 'startsWith(user.username, "a*")'],
    ['lucene', leaf('contains', 'a<b'), 'user.username:/.*a\\<b.*/'],
    ['spl', leaf('equals', 'a*'), '| where \'user.username\'="a*"'],
    ['kusto-aksaudit', leaf('equals', 'it\'s "x"'), 'tostring(user.username) == "it\'s \\"x\\""'],
    ['logs-insights', leaf('startsWith', '$a/'), 'user.username like /^\\$a\\//'],
    ['gcp-logging', leaf('glob', 'a?b'), 'user.username=~"^a[\\\\s\\\\S]b$"'],
    ['datadog', leaf('startsWith', 'a b'), 'user.username:a\\ b*'],
    ['sigma', leaf('equals', 'a*: "b"'), 'user.username|cased: "a\\\\*: \\"b\\""'],
    ['falco', leaf('equals', 'a, b'), 'user.username = "a, b"'],
    ['jq', leaf('equals', "it's"), ".user.username == \"it'\\''s\""],
    ['panther', leaf('contains', '\n"'), '"\\n\\"" in str(user.username or "")'],
  ])('are plain text in %s', (id, predicate, wanted) => {
    expect(textOf(id, predicate)).toContain(wanted);
  });
});

describe('values that are no text', () => {
  it('have no letters that Sigma could mind', () => {
    expect(textOf('sigma', equals('hostNetwork', true))).toContain('hostNetwork: true');
  });
});

describe('networks', () => {
  it.each(['kql', 'lucene', 'eql'])('are unknown to %s where addresses are text', (id) => {
    const predicate: Leaf = { field: 'sourceIPs', op: 'cidr', values: ['10.0.0.0/8'] };
    expect(print(id, predicate).kind).toBe('impossible');
  });
});
