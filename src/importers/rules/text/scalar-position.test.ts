import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readDocuments } from '../read-document.ts';
import { positionAt } from './position.ts';
import { locateInScalar } from './scalar-position.ts';

/** Where the first "!" of the value stands in the file. */
function findMark(text: string) {
  const [document] = readDocuments('file.yaml', text).documents;
  if (!document) throw new Error('Cannot read the YAML of this test');
  const { key } = document.value as { key: string };
  return locateInScalar(text, document.locate(['key']), key, positionAt(key, key.indexOf('!')));
}

describe('a place in a YAML scalar', () => {
  it.each([
    ['plain', 'key: a ! b\n', 1, 8],
    ['plain on several lines', 'key: a\n  b\n  c ! d\n', 3, 5],
    ['folded', 'key: >\n  a\n  b ! c\n', 3, 5],
    ['literal', 'key: |-\n  a\n\n    ! c\n', 4, 5],
    ['in single quotes', "key: 'it''s\n  ! c'\n", 2, 3],
    ['in double quotes', 'key: "a \\"b\\" ! c"\n', 1, 15],
  ])('is found where it is %s', (_, text, line, column) => {
    expect(findMark(text)).toEqual({ line, column });
  });
  it('is at the end of the file for the end of the value', () => {
    expect(locateInScalar('key: ab', { line: 1, column: 6 }, 'ab', { line: 1, column: 3 })).toEqual({ line: 1, column: 8 });
  });
  it('is that of the very character, however the file is folded', () => {
    const word = fc.stringMatching(/^[a-z()=.]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 8, max: 60 }), (words, lineWidth) => {
        const value = [...words, '!', ...words].join(' ');
        const text = stringify({ other: [1], key: value }, { lineWidth });
        const { line, column } = findMark(text);
        expect(text.split('\n')[line - 1]?.[column - 1]).toBe('!');
      }),
    );
  });
});
