/** Where one JSON value ends, or the first place that is no JSON. Offsets count UTF-16 units from the start of the text. */
export type JsonScan =
  | { readonly ok: true; readonly end: number }
  | { readonly ok: false; readonly offset: number; readonly reason: string; readonly atEnd: boolean };

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or close';

/** Deepest nesting that is read: far deeper than any record, and no danger to memory. */
export const MAX_DEPTH = 1_000_000;

const TOO_DEEP = `The value is nested too deeply: at most ${MAX_DEPTH} lists and objects in one another are read`;

/**
 * Walks over one JSON value that begins at or after `start` (RFC 8259) and tells where it ends or what is wrong with it. Does what
 * JSON.parse does not: stops after the value, and names place and reason alike in every browser. No recursion, so that no depth overflows a stack.
 */
export function scanJson(text: string, start = 0): JsonScan {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = start;
  for (;;) {
    at = skipSpace(text, at);
    const char = text.charAt(at);
    if (char === '') return fail(text, at, expected, open);
    if (expected === 'colon' || (expected === 'comma or close' && char === ',')) {
      if (expected === 'colon' && char !== ':') return fail(text, at, expected, open);
      expected = expected === 'colon' || open.at(-1) === '[' ? 'value' : 'key';
      at += 1;
    } else if (closes(char, expected, open)) {
      open.pop();
      at += 1;
      if (open.length === 0) return { ok: true, end: at };
      expected = 'comma or close';
    } else if ((char === '{' || char === '[') && isValue(expected)) {
      if (open.length >= MAX_DEPTH) return { ok: false, offset: at, reason: TOO_DEEP, atEnd: false };
      open.push(char);
      expected = char === '{' ? 'key or }' : 'value or ]';
      at += 1;
    } else if (char === '"' && expected !== 'comma or close') {
      const end = scanString(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      if (isValue(expected) && open.length === 0) return { ok: true, end: at };
      expected = isValue(expected) ? 'comma or close' : 'colon';
    } else {
      const end = isValue(expected) ? scanLiteral(text, at) : undefined;
      if (end === undefined) return fail(text, at, expected, open);
      at = end;
      if (open.length === 0) return { ok: true, end: at };
      expected = 'comma or close';
    }
  }
}

function isValue(expected: Expected): boolean {
  return expected === 'value' || expected === 'value or ]';
}

function closes(char: string, expected: Expected, open: readonly string[]): boolean {
  if (char === '}') return open.at(-1) === '{' && (expected === 'key or }' || expected === 'comma or close');
  return char === ']' && open.at(-1) === '[' && (expected === 'value or ]' || expected === 'comma or close');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** End of the string that begins at `start`, or what is wrong with it. */
function scanString(text: string, start: number): number | JsonScan {
  for (let at = start + 1; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (Number.isNaN(code)) return { ok: false, offset: text.length, reason: 'The text ends inside a string', atEnd: true };
    if (code < 0x20)
      return {
        ok: false,
        offset: at,
        reason: 'A string goes over the end of its line: write \\n for a line break',
        atEnd: false,
      };
    if (code !== 0x5c) continue;
    if (at + 1 >= text.length) continue;
    const length = lengthOfEscape(text, at + 1);
    if (length === 0)
      return { ok: false, offset: at, reason: `Unknown escape "${text.slice(at, at + 2)}" in a string`, atEnd: false };
    at += length;
  }
}

/** Length of what follows the backslash of an escape; 0 where it is none. */
function lengthOfEscape(text: string, at: number): number {
  if ('"\\/bfnrt'.includes(text.charAt(at))) return 1;
  return text.charAt(at) === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5)) ? 5 : 0;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function scanLiteral(text: string, at: number): number | undefined {
  LITERAL.lastIndex = at;
  const length = LITERAL.exec(text)?.[0].length;
  return length === undefined || /[\w.+-]/.test(text.charAt(at + length)) ? undefined : at + length;
}

const WANTED: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or "}"',
  colon: '":"',
  'comma or close': '"," or the closing bracket',
};

function fail(text: string, offset: number, expected: Expected, open: readonly string[]): JsonScan {
  const wanted = expected === 'comma or close' ? `"," or "${open.at(-1) === '{' ? '}' : ']'}"` : WANTED[expected];
  const char = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const reason = offset >= text.length ? `The text ends where ${wanted} should follow` : `Expected ${wanted}, found "${char}"`;
  return { ok: false, offset: Math.min(offset, text.length), reason, atEnd: offset >= text.length };
}
