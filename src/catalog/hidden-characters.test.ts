import { describe, expect, it } from 'vitest';
import { findHidden } from './hidden-characters.ts';
import { parseSource } from './source.ts';

const POINTS = [0x0, 0x7, 0x1b, 0x7f, 0x85, 0xad, 0x61c, 0x200b, 0x200e, 0x202e, 0x2028, 0x2029, 0x2066, 0x2069, 0xfeff, 0xe0041];
const messagesOf = (text: string) => parseSource('a.yaml', text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a hidden character in content', () => {
  it.each(POINTS)('is refused with its line, in whatever way YAML writes it (%i)', (point) => {
    const char = String.fromCodePoint(point);
    const hex = point.toString(16);
    const escaped = hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
    const name = `Hidden character U+${hex.toUpperCase().padStart(4, '0')}`;
    for (const value of [`a${char}b`, `'a${char}b'`, `"a${char}b"`, `"a${escaped}b"`, `>-\n  a${char}b`])
      expect(messagesOf(`first: 1\nkey: ${value}`).join(), JSON.stringify(value)).toContain(name);
    expect(messagesOf(`first: 1\nkey: "a${escaped}b"`)).toContain(`2: ${name}`);
  });

  it.each(['a', 'b', 'e', 'f', 'v', 'L', 'N', 'P'])('is refused behind the short escape \\%s of quoted text', (letter) => {
    expect(messagesOf(`first: 1\nkey: "a\\${letter}b"`).join()).toMatch(/^2: Hidden character U\+/);
  });

  it('is not seen in a backslash that stands for itself: of plain text, of a regular expression, or escaped', () => {
    expect(messagesOf('plain: a\\e\nsingle: \'\\bexec\\b\'\ndouble: "\\\\e \\t \\n \\_"')).toEqual([]);
  });

  it.each(['&#x202e;', '&#8238;', '&#X200B;', '&rlm;', '&zwj;', '&shy;'])(
    'is refused as the reference %s, which guides understand',
    (text) => {
      expect(findHidden('guide.mdx', `\n\na${text}b`)).toMatchObject([{ line: 3, column: 2 }]);
    },
  );

  it('is none of the letters of any script, an emoji, a dash or a reference to one', () => {
    expect(findHidden('a.yaml', 'שלום Größe 日本 🦀 – &#8211; &amp; &#39;')).toEqual([]);
  });
});
