import { describe, expect, it } from 'vitest';
import { all, any, equals, not, unsupported } from '../../predicate/build.ts';
import { listUnsupported } from './list-unsupported.ts';

describe('the unsupported parts of a predicate', () => {
  it('are listed from any depth, each once', () => {
    const regex = unsupported('regex', 'a++');
    const text = unsupported('full-text', 'a++');
    expect(listUnsupported(all(equals('verb', 'get'), not(any(regex, text)), regex))).toEqual([
      { what: 'regex', text: 'a++' },
      { what: 'full-text', text: 'a++' },
    ]);
  });
});
