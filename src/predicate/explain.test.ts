import { describe, expect, it } from 'vitest';
import { createEventLookup } from './event-lookup.ts';
import { decidingLeaves, explain } from './explain.ts';
import { parsePredicate } from './parse.ts';
import { printLine } from './print.ts';

const event = {
  ...{ level: 'Metadata', stage: 'ResponseComplete', verb: 'create', user: { username: 'system:admin', groups: ['a', 'b'] } },
  objectRef: { resource: 'pods' },
};
const explained = (text: string) => explain(parsePredicate(text), createEventLookup(event));
const decide = (text: string) => {
  const explanation = explained(text);
  return [explanation.verdict, ...decidingLeaves(explanation).map(({ predicate }) => printLine(predicate))];
};

describe('decidingLeaves', () => {
  it.each([
    ['verb = "create" and objectRef.resource = "pods"', ['match', 'verb = "create"', 'objectRef.resource = "pods"']],
    ['verb = "get" and objectRef.resource = "pods"', ['no-match', 'verb = "get"']],
    ['(verb = "get" or verb = "list") and objectRef.resource = "jobs"', ['no-match', 'objectRef.resource = "jobs"']],
    ['verb = "get" and objectRef.resource = "jobs"', ['no-match', 'verb = "get"']],
    ['verb = "get" or objectRef.resource = "jobs"', ['no-match', 'verb = "get"', 'objectRef.resource = "jobs"']],
    ['verb = "get" or objectRef.resource = "pods"', ['match', 'objectRef.resource = "pods"']],
    ['verb = "create" and not user.username startsWith "system:"', ['no-match', 'user.username startsWith "system:"']],
    [
      'verb = "create" and requestObject.spec.hostPID = true and unsupported threshold "5 in 1m"',
      ['unknown', 'requestObject.spec.hostPID = true', 'unsupported threshold "5 in 1m"'],
    ],
    ['verb = "get" and requestObject.spec.hostPID = true', ['no-match', 'verb = "get"']],
    ['verb = "get" or requestObject exists', ['unknown', 'requestObject exists']],
    ['product user.groups[] = "a"', ['unknown', 'product user.groups[] = "a"']],
    ['always', ['match']],
    ['verb = "create" and never', ['no-match']],
    ['verb = "create" or always', ['match']],
  ])('of %s are %j', (text, expected) => {
    expect(decide(text)).toEqual(expected);
  });
});

describe('explain', () => {
  it('marks every clause that fails the rule, and nothing below a clause that does not', () => {
    const { deciding, parts = [] } = explained(
      'verb = "get" and objectRef.resource = "pods" and not (user.username exists or verb = "get")',
    );
    expect([deciding, ...parts.map((part) => part.deciding)]).toEqual([true, true, false, true]);
    const below = parts[2]?.parts?.[0]?.parts ?? [];
    expect(below.map((part) => part.deciding)).toEqual([true, false]);
  });

  it('says what is known of the field of a leaf', () => {
    expect(explained('verb = "get"').known).toEqual({ kind: 'value', values: ['create'] });
    expect(explained('requestObject exists').known).toEqual({ kind: 'unknown' });
    expect(explained('unsupported join "x"').known).toBeUndefined();
  });
});
