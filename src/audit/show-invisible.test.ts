import { describe, expect, it } from 'vitest';
import { showInvisible } from './show-invisible.ts';

describe('showInvisible', () => {
  it.each([
    ['a mark that turns the direction', 'user\u202exe.nimda', 'user\\u202exe.nimda'],
    ['an escape of a terminal', '\u001b[31mred\u009b0m', '\\u001b[31mred\\u009b0m'],
    ['NUL and a byte order mark', '\0\ufeff', '\\u0000\\ufeff'],
    ['a lone surrogate, not a pair', '\ud800 \u{1f600}', '\\ud800 \u{1f600}'],
    ['a tag beyond the first plane', '\u{e0041}', '\\u{e0041}'],
    ['a separator of lines that is none in JSON', 'a\u2028b', 'a\\u2028b'],
  ])('writes %s as an escape', (_what, text, expected) => {
    expect(showInvisible(text)).toBe(expected);
    expect(showInvisible(expected)).toBe(expected);
  });

  it('leaves line breaks, tabs and the letters of every script as they are', () => {
    for (const text of ['', 'a\r\n\tb', 'é 漢字 العربية ไทย', '\\n']) expect(showInvisible(text)).toBe(text);
  });
});
