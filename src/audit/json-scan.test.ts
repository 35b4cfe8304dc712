import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './json-scan.ts';
import { parseJson } from './text-lines.ts';

describe('scanJson', () => {
  it('ends where any JSON value ends, in both spellings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(scanJson(`${text} tail`)).toEqual({ ok: true, end: text.length });
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-0.5e3',
      'true',
      'null',
      '"\\u00e9"',
      ' ',
      '\n',
      '01',
      "'",
      '"\\x"',
      '"',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        const scan = scanJson(text);
        const accepted = scan.ok && text.slice(scan.end).trim() === '';
        expect(accepted).toBe(parses(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['{"a":1', 6, 'The text ends where "," or "}" should follow'],
    ['{"a":', 5, 'The text ends where a value should follow'],
    ['{"a', 3, 'The text ends inside a string'],
    ['{"a":1,}', 7, 'Expected a key in double quotes, found "}"'],
    ["{'a':1}", 1, 'Expected a key in double quotes or "}", found "\'"'],
    ['{"a" 1}', 5, 'Expected ":", found "1"'],
    ['[1 2]', 3, 'Expected "," or "]", found "2"'],
    ['{"a":True}', 5, 'Expected a value, found "T"'],
    ['["a\nb"]', 3, 'A string goes over the end of its line: write \\n for a line break'],
    ['["\\x"]', 2, 'Unknown escape "\\x" in a string'],
  ])('says what is wrong with %j at %i', (text, offset, reason) => {
    expect(scanJson(text)).toMatchObject({ ok: false, offset, reason });
  });

  it('walks through a million levels', () => {
    const depth = 1_000_000;
    expect(scanJson('['.repeat(depth) + ']'.repeat(depth))).toEqual({ ok: true, end: 2 * depth });
  });

  it('stops at ten million, before they fill the memory', () => {
    const text = '['.repeat(10_000_000);
    expect(scanJson(text)).toMatchObject({ ok: false, offset: 1_000_000, reason: expect.stringContaining('too deeply') });
    expect(parseJson(text + ']'.repeat(10_000_000))).toBeUndefined();
    expect(parseJson(JSON.stringify({ a: '['.repeat(2_000_000), b: '\\"[{' }))).toBeDefined();
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
