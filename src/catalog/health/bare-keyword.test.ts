import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { bareKeyword } from './bare-keyword.ts';

const named = (name: string) => `(objectRef.resource = "${name}" and unsupported never-written "resource: ${name}")`;

describe('a word beside a name that the product never writes', () => {
  it('is found where it repeats the value that the name stands for', () => {
    expect(findIn(bareKeyword, `${named('configmaps')} or unsupported full-text "secrets" or ${named('secrets')}`)).toEqual([
      expect.stringMatching(/^likely: "secrets" stands alone beside the test of objectRef\.resource/),
    ]);
  });

  it('is another thing where the part beside it demands more than that', () => {
    const more = '(objectRef.resource = "secrets" and verb = "get")';
    expect(findIn(bareKeyword, `${more} or unsupported full-text "secrets"`)).toEqual([]);
  });
});
