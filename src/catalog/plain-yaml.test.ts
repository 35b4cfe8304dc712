import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';

/** What the parser for all of YAML reads; undefined where it finds anything wrong, or an alias. */
function readYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  let wrong = document.errors.length + document.warnings.length > 0;
  visit(document, {
    Alias: () => {
      wrong = true;
    },
  });
  return wrong ? undefined : document.toJS({ maxAliasCount: 0 });
}

const CONTENT = `# A comment.
id: 2f4abe6d-5991-464d-8216-f90f42999764
summary: Reads one, or \`many\`, "things" at https://a.example/#b
version: "1.30"
example: 'subject: it''s'
count: 31
unverified: true
nothing:
description: >-
  One line
  and another: # no comment

  # A new paragraph.
script: |
  { first
    second\u00a0

list:
  - word and word
  - 203.0.113.10
  # A comment.
  - title: Of a map
    values: [a/b, 'c, d', 0]

    inner:
      - { field: verb, op: equals }
same:
- as: deep
annotations.k8s.io/x: {"field":"verb","values":["get","\\\\d \\"x\\""],"deep":{"a":[{"b":null}]}}
`;

describe('readPlainYaml', () => {
  it('reads what content is written in, as a parser of YAML does', () => {
    expect(readPlainYaml(CONTENT)).toEqual(readYaml(CONTENT));
    expect(readPlainYaml(CONTENT)).toMatchObject({
      nothing: null,
      description: 'One line and another: # no comment\n# A new paragraph.',
      script: '{ first\n  second\u00a0\n',
      same: [{ as: 'deep' }],
    });
  });

  it.each([
    'a: b # comment\n',
    'a: b: c\n',
    'a: one\n  two\n',
    'a: &x b\n',
    'a: *x\n',
    'a: !!str b\n',
    'a: 0x1f\n',
    'a: 1e5\n',
    'a: Null\n',
    'null: a\n',
    'a: 1\na: 2\n',
    'a: {"b":1,"b":2}\n',
    'a: [b, c\n',
    'a:\n  b: 1\n c: 2\n',
    '---\na: 1\n',
    'a: >-\n  one\n    two\n',
    'a: "\\x41"\n',
    'a:\tb\n',
    'a: b\r\n',
    '\ufeffa: b\n',
    '__proto__: 1\n',
    'a: b',
    '',
    '# nothing\n',
  ])('leaves %j to the parser for all of YAML', (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it('leaves what is deep instead of failing', () => {
    const deep = [...Array(3000).keys()].map((depth) => `${' '.repeat(depth)}a:\n`).join('');
    const texts = [deep, `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, `a: ${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}\n`];
    expect(texts.map(readPlainYaml)).toEqual([undefined, undefined, undefined]);
  });

  it('never reads another value than a parser of YAML, whatever stands in the text', () => {
    const marks = `\t|"|'|: |:| |  |- |-|[|]|{|}|, |&a |*a|||>-|#| # x|\n|\n\n|\n  |\n# c\n|!|? |%|---|<<: |\\|\\u0041|1|1e5|-1|.5|null|~|a: |b|日|\u00a0|@`;
    const piece = fc.constantFrom(...marks.split('|'), '|', '|-');
    const text = fc.tuple(fc.nat(CONTENT.length), fc.nat(12), fc.array(piece, { maxLength: 4 })).map(([at, gone, pieces]) => {
      return CONTENT.slice(0, at) + pieces.join('') + CONTENT.slice(at + gone);
    });
    const short = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `${pieces.join('')}\n`);
    fc.assert(
      fc.property(fc.oneof(text, short), (written) => {
        const value = readPlainYaml(written);
        if (value !== undefined) expect(value).toEqual(readYaml(written));
      }),
      { numRuns: 600, seed: 36 },
    );
  });
});
