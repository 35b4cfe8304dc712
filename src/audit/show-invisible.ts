/**
 * Control characters but line breaks and tabs, marks of direction, characters without width, lone surrogates: what cannot be seen, or
 * changes how the text around it is shown (Unicode's general categories Cc, Cf, Cs, Zl and Zp).
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const EACH = new RegExp(INVISIBLE, 'gu');

/** A text for people to read: what is invisible in it stands as an escape, `\u202e`, so that no name can pass for another. */
export function showInvisible(text: string): string {
  return INVISIBLE.test(text) ? text.replace(EACH, toEscape) : text;
}

function toEscape(char: string): string {
  if (char === '\n' || char === '\r' || char === '\t') return char;
  const code = (char.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
