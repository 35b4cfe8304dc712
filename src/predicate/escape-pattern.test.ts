import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapePattern } from './escape-pattern.ts';

describe('escapePattern', () => {
  it('makes a pattern that matches the text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, other) => {
        const pattern = new RegExp(`^${escapePattern(text)}$`);
        expect(pattern.test(text)).toBe(true);
        expect(pattern.test(other)).toBe(other === text);
      }),
    );
  });
});
