import { describe, expect, it } from 'vitest';
import { replaceResults } from './record.ts';

describe('replaceResults', () => {
  const text = 'Before\n<!-- build -->\nold\n<!-- /build -->\nafter\n';

  it('puts results in place of the last ones, as often as it is asked', () => {
    const once = replaceResults(text, 'build', '$& 1\n');
    expect(once).toBe('Before\n<!-- build -->\n\n```text\n$& 1\n```\n\n<!-- /build -->\nafter\n');
    expect(replaceResults(once, 'build', '$& 1')).toBe(once);
  });

  it('says so where there is no place for them', () => {
    expect(() => replaceResults(text, 'search', '1')).toThrow('Cannot find "<!-- search -->"');
    expect(() => replaceResults('<!-- search -->', 'search', '1')).toThrow('Cannot find');
  });
});
