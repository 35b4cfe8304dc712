import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeLanguage, highlight, highlightHtml } from './highlight.ts';

const code = fc.oneof(
  fc.json(),
  fc.string(),
  fc
    .array(fc.constantFrom('"', '\\', ':', '- ', 'key: ', '\n', '  ', '-1.5', 'true', '{', '[', 'a.b/c:'))
    .map((parts) => parts.join('')),
);
const kinds = (text: string, language: CodeLanguage) =>
  highlight(text, language).flatMap(({ kind, text: part }) => (kind === 'plain' ? [] : [`${kind} ${part}`]));

describe('highlightHtml', () => {
  it('marks the tokens, and lets no text become a tag', () => {
    expect(highlightHtml('{"<b>": 1}', 'json')).toBe('{<span class="k">&quot;&lt;b&gt;&quot;</span>: <span class="n">1</span>}');
  });
});

describe('highlight', () => {
  it('gives the input when its tokens are joined, and no empty token', () => {
    fc.assert(
      fc.property(code, fc.constantFrom<CodeLanguage>('json', 'yaml', 'shell'), (text, language) => {
        const tokens = highlight(text, language);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        expect(tokens.filter((token) => token.text === '')).toEqual([]);
      }),
      { numRuns: 300, seed: 36 },
    );
  });

  it('tells keys, strings and other values of JSON apart', () => {
    expect(kinds('{"a": "b: \\"c\\"", "n": [1, true, null]}', 'json')).toEqual([
      'key "a"',
      'string "b: \\"c\\""',
      'key "n"',
      'number 1',
      'number true',
      'number null',
    ]);
  });

  it('finds the keys of YAML, in lists too, and none inside values', () => {
    expect(kinds('- level: Metadata\n  verbs: ["a: b"]\n  nonResourceURLs: []', 'yaml')).toEqual([
      'key level',
      'key verbs',
      'key nonResourceURLs',
    ]);
  });
});
