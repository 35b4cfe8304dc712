import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { neverWritten } from './never-written.ts';

const NAME = 'unsupported never-written "methodName: io.k8s.api.batch.v1.Job"';

describe('a name that the product never writes', () => {
  it('kills a rule that demands it', () => {
    expect(findIn(neverWritten, `verb = "create" and ${NAME}`)).toEqual([
      'certain, dead: No record has what it asks for (methodName: io.k8s.api.batch.v1.Job), and the rule demands it: it can never match.',
    ]);
  });

  it('kills only the alternative that demands it', () => {
    expect(findIn(neverWritten, `verb = "create" or ${NAME}`)).toEqual([expect.stringMatching(/^likely: .*the others can\.$/)]);
  });

  it('is harmless in an exclusion', () => {
    expect(findIn(neverWritten, `verb = "create" and not ${NAME}`)).toEqual([expect.stringMatching(/^note: /)]);
  });
});
