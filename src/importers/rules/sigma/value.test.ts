import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTest } from '../../../predicate/leaf-test.ts';
import { readText } from './value.ts';

describe('a string of a Sigma rule', () => {
  it.each([
    ['abc', 'equals', 'abc'],
    ['', 'equals', ''],
    ['abc*', 'startsWith', 'abc'],
    ['*abc', 'endsWith', 'abc'],
    ['**abc*', 'contains', 'abc'],
    ['a*c', 'glob', 'a*c'],
    ['a?c', 'glob', 'a?c'],
    ['?', 'glob', '?'],
    [String.raw`a\*c`, 'equals', 'a*c'],
    [String.raw`a\\c`, 'equals', String.raw`a\c`],
    [String.raw`C:\Windows`, 'equals', String.raw`C:\Windows`],
    [String.raw`a\\*`, 'startsWith', String.raw`a\ `.trim()],
    [String.raw`a\\\*`, 'equals', String.raw`a\*`],
    [String.raw`\\\\`, 'equals', String.raw`\\`],
    [String.raw`a\?*b`, 'glob', String.raw`a\?*b`],
    ['pöd-🚀*', 'startsWith', 'pöd-🚀'],
  ])('%j is %s %j', (text, op, value) => {
    expect(readText(text)).toEqual({ op, value });
  });
  it('asks for any value with a * alone', () => {
    expect(readText('*').op).toBe('exists');
    expect(readText('***').op).toBe('exists');
  });
  it('has wildcards put around it by contains, startswith and endswith', () => {
    expect(readText('a', { before: true, after: true })).toEqual({ op: 'contains', value: 'a' });
    expect(readText('a*b', { after: true })).toEqual({ op: 'glob', value: 'a*b*' });
    expect(readText(String.raw`\*`, { before: true })).toEqual({ op: 'endsWith', value: '*' });
  });
  it('fits itself where its wildcards are escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readText(text.replace(/[\\*?]/g, '\\$&'));
        expect(makeTest({ field: 'a', op: read.op, values: [read.value] })(text)).toBe(true);
      }),
    );
  });
});
