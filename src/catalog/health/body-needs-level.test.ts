import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { bodyNeedsLevel } from './body-needs-level.ts';

const find = (logic: string) => findIn(bodyNeedsLevel, logic);

describe('a level', () => {
  it.each([
    'level = "Metadata" and requestObject.spec.hostPID = true',
    'level in ("Metadata", "Request") and responseObject.spec.hostPID = true',
  ])('without the body that is demanded kills a rule: %s', (logic) => {
    expect(find(logic)).toEqual([expect.stringMatching(/^certain, dead: The level that it asks for .* carries no /)]);
  });

  it('without need makes a rule blind at the others', () => {
    expect(find('level = "Request" and objectRef.subresource = "exec"')).toEqual([
      'note: It asks for a level (level = "Request") without need, so it is blind where the audit policy records at Metadata or RequestResponse.',
    ]);
    expect(find('level = "RequestResponse" and requestObject.spec.hostPID = true')).toEqual([
      expect.stringContaining('records at Request.'),
    ]);
  });

  it.each([
    'verb = "get"',
    'level in ("Request", "RequestResponse") and requestObject.spec.hostPID = true',
    'level = "RequestResponse" and responseObject.spec.hostPID = true',
    'level in ("Metadata", "Request", "RequestResponse")',
    'level = "ResponseComplete"',
    'level exists',
  ])('is nothing to tell of in %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });
});
