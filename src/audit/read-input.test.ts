import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { InputRecord } from './input-record.ts';
import { MAX_YAML_LENGTH, needsYaml, readInput } from './read-input.ts';
import { createYamlReader, type ParseAllDocuments } from './read-yaml.ts';

const readYaml = createYamlReader(parseAllDocuments as ParseAllDocuments);
const read = (text: string): readonly InputRecord[] => readInput(text, { readYaml });
const values = (text: string): unknown[] => read(text).map((record) => (record.kind === 'value' ? record.value : record.kind));
const A = { kind: 'Event', verb: 'get', user: { groups: ['a', 'b'] }, empty: {}, list: [] };
const B = { kind: 'Event', verb: 'list' };

describe('readInput on JSON', () => {
  it.each([
    ['one document', JSON.stringify(A), [A]],
    ['a pretty document', JSON.stringify(A, null, 2), [A]],
    ['an array', JSON.stringify([A, B]), [[A, B]]],
    ['lines', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`, [A, B]],
    ['lines with CRLF and blank ones', `\r\n${JSON.stringify(A)}\r\n\r\n  \r\n${JSON.stringify(B)}\r\n`, [A, B]],
    ['a byte order mark', `\uFEFF${JSON.stringify(A)}\n${JSON.stringify(B)}`, [A, B]],
    [
      'pretty documents one after another',
      `${JSON.stringify(A, null, 2)}\n${JSON.stringify(B, null, 4)}\n\n${JSON.stringify(A)}`,
      [A, B, A],
    ],
    ['documents side by side', `${JSON.stringify(A)}${JSON.stringify(B)} ${JSON.stringify([A], null, 1)}`, [A, B, [A]]],
    ['scalars', '"text"', ['text']],
    ['a banner before the lines', `Streaming logs\n${JSON.stringify(A)}`, ['malformed', A]],
  ])('reads %s', (_what, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('numbers records from 0 and tells the line on which each begins', () => {
    const records = read(`\n${JSON.stringify(A)}\n\nnonsense\n${JSON.stringify(A, null, 2)}\n${JSON.stringify(B)}`);
    expect(records.map(({ index, line, kind }) => [index, line, kind])).toEqual([
      [0, 2, 'value'],
      [1, 4, 'malformed'],
      [2, 5, 'value'],
      [3, 17, 'value'],
    ]);
  });

  it.each([
    ['a cut line', '{"a":1}\n{"a":{"b":"x\n{"a":2}', [{ a: 1 }, 'malformed', { a: 2 }], 2, 13],
    ['a line cut between values', '{"a":1}\n{"a":{"b":[\n{"a":2}\n{"a":3}', [{ a: 1 }, 'malformed', { a: 2 }, { a: 3 }], 2, 12],
    ['a line of other text', '{"a":1}\nnot json\n{"a":2}', [{ a: 1 }, 'malformed', { a: 2 }], 2, 1],
    ['a semicolon after a value', '{"a":1};\n{"a":2}', ['malformed', { a: 2 }], 1, 8],
    ['a comma and something else', '{"a":1},x\n{"a":2}', ['malformed', { a: 2 }], 1, 8],
    ['a broken pretty document', '{\n  "a": 1\n  "b": 2\n}\n{"a":2}', ['malformed', { a: 2 }], 3, 3],
    ['single quotes', '{\'a\': 1}\n{"a":2}', ['malformed', { a: 2 }], 1, 2],
    ['a broken first line', '{"a":\n{"a":1}\n{"a":2}', ['malformed', { a: 1 }, { a: 2 }], 1, 6],
    ['one cut document', '{"a":1,', ['malformed'], 1, 8],
  ])('puts %s into a malformed record and goes on', (_what, text, expected, line, column) => {
    expect(values(text)).toEqual(expected);
    const bad = read(text).find(({ kind }) => kind === 'malformed');
    expect(bad).toMatchObject({ line, column });
  });

  it('reads the lines around any one cut line', () => {
    const event = JSON.stringify(A);
    for (let cut = 1; cut < event.length; cut += 1) {
      expect(values(`${event}\n${event.slice(0, cut)}\n${event}\n${event}`)).toEqual([A, 'malformed', A, A]);
    }
  });
});

describe('readInput on a part of a list', () => {
  it('reads values with commas between and after them, on lines of their own or not', () => {
    expect(values('{"a":1},\n{"a":2},\n')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(values('{"a":1}, {"a":2},{"a":3},')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(read('{\n"a":1\n},\n{\n"a":2\n}').map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'value'],
      [4, 'value'],
    ]);
  });

  it('tells the line of each of many values on one line, and of those after it', () => {
    expect(read('{"a":1}{"a":\n2}{"a":3}\n{"a":4}').map(({ line }) => line)).toEqual([1, 1, 2, 3]);
  });
});

describe('readInput on YAML', () => {
  it.each([
    ['one document', 'kind: Event\nverb: get\n', [{ kind: 'Event', verb: 'get' }]],
    ['many documents', '---\nverb: get\n---\nverb: list\n---\n', [{ verb: 'get' }, { verb: 'list' }]],
    ['a list', '- verb: get\n- verb: list\n', [[{ verb: 'get' }, { verb: 'list' }]]],
    ['a comment before it', '# from the node\nverb: get\n', [{ verb: 'get' }]],
    ['times as text', 'stageTimestamp: 2026-11-23T07:20:07.864336Z\n', [{ stageTimestamp: '2026-11-23T07:20:07.864336Z' }]],
  ])('reads %s', (_what, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('tells line and column of what is wrong', () => {
    expect(read('kind: Event\nverb: "get\n')[0]).toMatchObject({ kind: 'malformed', line: 3 });
    expect(read('kind: Event\nverb: get\n  bad: [1\n')[0]).toMatchObject({ kind: 'malformed' });
  });

  it('refuses text over a mebibyte, and aliases that multiply', () => {
    const long = read(`verb: get\nrest: ${'x'.repeat(MAX_YAML_LENGTH)}`)[0];
    expect(long).toMatchObject({ kind: 'malformed', reason: expect.stringContaining('turn it into JSON first') });
    const bomb = [
      'kind: &a [x, x, x, x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b]',
      'd: [*c, *c, *c, *c]',
    ];
    expect(read(bomb.join('\n'))[0]).toMatchObject({ kind: 'malformed' });
  });

  it('hands YAML on as text where no reader was given, and says that one is needed', () => {
    expect(readInput('verb: get')).toEqual([{ index: 0, line: 1, kind: 'text', text: 'verb: get' }]);
    expect(needsYaml('verb: get')).toBe(true);
    expect(needsYaml('{"verb": "get"}')).toBe(false);
    expect(needsYaml('{"a":1}\n{"verb": "get"}')).toBe(false);
  });

  it('refuses what holds itself, which would have no end, and takes of a key given twice the last', () => {
    for (const text of ['kind: &a [*a]', 'verb: get\nuser: &a { x: *a, y: *a, z: *a }'])
      expect(read(text)).toMatchObject([{ kind: 'malformed', reason: 'An alias stands inside what it stands for' }]);
    expect(values('verb: get\nuser: &a { x: 1 }\nrest: [*a, *a]')).toEqual([
      { verb: 'get', user: { x: 1 }, rest: [{ x: 1 }, { x: 1 }] },
    ]);
    expect(values('verb: get\nverb: list\n')).toEqual([{ verb: 'list' }]);
  });

  it('survives deep nesting', () => {
    expect(() => read(`kind: ${'['.repeat(20_000)}`)).not.toThrow();
  });
});

describe('readInput on other text', () => {
  it.each([
    ['nothing', '', ''],
    ['white space', ' \n\n\t', ''],
    ['prose', 'hello world\nsecond line', 'hello world\nsecond line'],
    ['a log with brackets', '[INFO] started\n[WARN] stopped', '[INFO] started\n[WARN] stopped'],
    ['output that only looks like YAML', 'Name: web\n\tLabels: a: b: c', 'Name: web\n\tLabels: a: b: c'],
  ])('keeps %s as one text record', (_what, text, expected) => {
    expect(read(text)).toEqual([{ index: 0, line: 1, kind: 'text', text: expected }]);
  });

  it('takes a log line by line', () => {
    const line = '2026-11-23T07:24:05.7Z AUDIT: id="1" stage="RequestReceived" method="get" uri="/api"';
    expect(read(`${line}\n${line}\n`).map(({ kind }) => kind)).toEqual(['text', 'text']);
  });
});

describe('readInput on anything', () => {
  it('never throws and numbers without gaps', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      '\n',
      '\r\n',
      ' ',
      '1',
      '- ',
      'a: b',
      '---\n',
      '{"a":1}',
      '\uFEFF',
      'x',
      '"',
      '\\',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const records = read(input);
        expect(records.length).toBeGreaterThan(0);
        expect(records.map(({ index }) => index)).toEqual(records.map((_, index) => index));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any JSON values back, one on each line or pretty, one after another', () => {
    const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(fc.array(container, { minLength: 1, maxLength: 5 }), fc.constantFrom(undefined, 2), (docs, indent) => {
        const parsed = docs.map((doc) => JSON.parse(JSON.stringify(doc)));
        expect(values(docs.map((doc) => JSON.stringify(doc, null, indent)).join('\n'))).toEqual(parsed);
      }),
    );
  });

  it.each([
    ['lines that never close', '[\n'.repeat(50_000)],
    ['lines that never close, and then break', `${'[\n'.repeat(50_000)}x`],
    ['one value a million deep', `{"a":${'['.repeat(1e6)}`],
    ['open keys', '{"a":\n'.repeat(50_000)],
  ])('takes time in proportion on %s', (_what, text) => {
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
