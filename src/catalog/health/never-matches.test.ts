import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { neverMatches } from './never-matches.ts';

describe('a rule that excludes every record', () => {
  it.each(['never', 'verb = "get" and never', 'not always', 'never or not always'])('can never match: %s', (logic) => {
    expect(findIn(neverMatches, logic)).toEqual([expect.stringMatching(/^certain, dead: .*it can never match\.$/)]);
  });

  it.each(['always', 'verb = "get"', 'never or verb = "get"', 'not verb = "get"', 'unsupported threshold "x"'])(
    'is none of these: %s',
    (logic) => expect(findIn(neverMatches, logic)).toEqual([]),
  );
});
