import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadFiles } from './load.ts';
import { parseSource } from './source.ts';
import { minimalContent, minimalText } from './test-data/minimal-content.ts';

const rulesOf = (text: string): string[] => parseSource('a.yaml', text).problems.map(({ rule }) => rule);

describe('parseSource', () => {
  const text = 'a:\n  - b: 1\n    c: [x, y]\n# note\nd: >-\n  folded\n  text\n';

  it('gives the value and the place of each part of it', () => {
    const { source } = parseSource('a.yaml', text);
    expect(source?.value).toEqual({ a: [{ b: 1, c: ['x', 'y'] }], d: 'folded text' });
    expect(source?.locate(['a', 0, 'c', 1])).toEqual({ line: 3, column: 12 });
    expect(source?.locate(['a', 0, 'c'], 'key')).toEqual({ line: 3, column: 5 });
    expect(source?.locate(['d'])).toEqual({ line: 5, column: 4 });
  });

  it('gives the place of the nearest part that exists for a path that leads nowhere', () => {
    const { source } = parseSource('a.yaml', text);
    expect(source?.locate(['a', 0, 'z', 'q'])).toEqual({ line: 2, column: 5 });
    expect(source?.locate(['d', 'x'])).toEqual({ line: 5, column: 4 });
    expect(parseSource('a.yaml', '').source?.locate(['x'])).toEqual({ line: 1, column: 1 });
  });

  it('counts lines alike with Windows line ends and behind a byte order mark', () => {
    expect(parseSource('a.yaml', '\ufeffa: 1\r\nb: "x\r\n').problems).toMatchObject([{ line: 3, rule: 'yaml' }]);
    expect(parseSource('a.yaml', '\ufeffa: 1\r\nb: 2\r\n').source?.locate(['b'])).toEqual({ line: 2, column: 4 });
  });

  it('refuses what is too long or too deep instead of failing', () => {
    expect(parseSource('a.yaml', `a: ${'x'.repeat(1_000_001)}`).problems).toMatchObject([
      { message: 'The file has 1000004 characters' },
    ]);
    expect(parseSource('a.yaml', `a: ${'['.repeat(20_000)}`).problems).toContainEqual(
      expect.objectContaining({ message: 'Nested too deeply' }),
    );
    expect(rulesOf('- '.repeat(20_000))).toContain('yaml');
  });

  it('refuses aliases at once, so that none can be blown up', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`),
    ];
    expect(new Set(rulesOf(bomb.join('\n')))).toEqual(new Set(['yaml']));
    expect(rulesOf('a: *nowhere')).toEqual(['yaml']);
  });

  it('keeps keys that name parts of every object as keys of their own', () => {
    const { source } = parseSource('a.yaml', '__proto__:\n  polluted: true\nconstructor: 1\n');
    expect(Object.keys(source?.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('allows letters of every script, dashes and plain escapes', () => {
    expect(rulesOf('a: "Grüße, 日本語, שלום – \\u00e9 \\\\d \\n"\n')).toEqual([]);
  });

  it('gives back what was written, for any value', () => {
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.stringMatching(/^[ -~]*$/), fc.integer(), fc.boolean()),
    );
    fc.assert(
      fc.property(value, (written) => {
        const { source, problems } = parseSource('a.yaml', stringify(written, { aliasDuplicateObjects: false }));
        const escaped = JSON.stringify(written).includes('\\');
        expect(source ? source.value : problems.length > 0 && escaped).toEqual(source ? { ...written } : true);
      }),
      { numRuns: 60, seed: 36 },
    );
  });
});

describe('loadFiles', () => {
  const file = 'content/operations/core/pods/exec/get.yaml';
  const good = minimalText(file);

  it('never throws, whatever stands in a file, and says where', () => {
    const piece = fc.constantFrom(
      '\t',
      '"',
      ': ',
      '- ',
      '[',
      '}',
      '&a ',
      '*a',
      '|',
      '#',
      '\n',
      '!!x ',
      '? ',
      '%',
      '\0',
      '\u202e',
      '---\n',
      '__proto__: ',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 4 }), (at, pieces) => {
        const text = good.slice(0, at) + pieces.join('') + good.slice(at);
        const lines = text.split('\n').length;
        for (const problem of loadFiles(minimalContent({ [file]: text })).problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          if (problem.file === file) expect(problem.line).toBeLessThanOrEqual(lines + 1);
        }
      }),
      { numRuns: 60, seed: 36 },
    );
  });

  it('never throws on any value in the place of another', () => {
    const name = 'content/imported/api/1.36.yaml';
    fc.assert(
      fc.property(
        fc.constantFrom(name, file, 'content/vocab/verbs.yaml', 'content/redirects.yaml'),
        fc.jsonValue(),
        (target, value) => {
          expect(loadFiles(minimalContent({ [target]: JSON.stringify(value) })).problems).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 40, seed: 36 },
    );
  });
});
