import { describe, expect, it } from 'vitest';
import { type ClassifiedEvent, classifyText } from '../../audit/classify-text.ts';
import { createRuleJudge } from '../../audit/rules/judge.ts';
import { SMALL_SURFACE } from '../../audit/test-data/small-surface.ts';
import { equals, unsupported } from '../../predicate/build.ts';
import type { Predicate, UnsupportedReason } from '../../predicate/types.ts';
import type { BundledRule } from '../../view/rules/rules-bundle.ts';
import { countRules, keyOfCount, type RuleCount, sayLines } from './rule-counts.ts';

const rule = (title: string, predicate: Predicate, ...reasons: UnsupportedReason[]): BundledRule => ({
  ...{ corpus: 'c', title, path: '/rules/c/x/', severity: 'low', predicate },
  unsupported: reasons.map((what) => ({ what })),
});
const RULES = [
  rule('lists', equals('verb', 'list')),
  rule('many', equals('objectRef.resource', 'pods'), 'threshold'),
  rule('spec', equals('requestObject.kind', 'Pod')),
  rule('read', { all: [equals('verb', 'create'), unsupported('not-transcribed', 'the rest')] }, 'not-transcribed'),
  rule('never', equals('verb', 'bind')),
];
const record = (verb: string): string =>
  JSON.stringify({ kind: 'Event', level: 'Metadata', stage: 'ResponseComplete', verb, objectRef: { resource: 'pods' } });
const EVENTS = classifyText(['list', 'create', 'list'].map(record).join('\n'), SMALL_SURFACE) as readonly ClassifiedEvent[];

function countAll(): ReadonlyMap<string, RuleCount> {
  const counts = new Map<BundledRule, RuleCount>();
  for (const _ of countRules(EVENTS, createRuleJudge(RULES), counts));
  return new Map([...counts].map(([{ title }, count]) => [title, count]));
}

describe('countRules', () => {
  it('tells on which lines a rule fires or may, and leaves out those that fire on none', () => {
    const counts = countAll();
    expect([...counts.keys()].toSorted()).toEqual(['lists', 'many', 'read', 'spec']);
    expect(counts.get('lists')).toMatchObject({ fires: [1, 3], open: [] });
    expect(counts.get('spec')).toMatchObject({ fires: [], open: [2] });
  });

  it('sorts rules by the surest that they say', () => {
    const keys = [...countAll()].map(([title, count]) => `${title} ${keyOfCount(count)}`);
    expect(keys.toSorted()).toEqual(['lists fires', 'many as-one', 'read reaches', 'spec open']);
  });

  it('goes one event a step', () => {
    const counts = new Map<BundledRule, RuleCount>();
    const steps = countRules(EVENTS, createRuleJudge(RULES), counts);
    steps.next();
    expect(counts.get(RULES[0] as BundledRule)?.fires).toEqual([1]);
  });
});

describe('sayLines', () => {
  const say = (fires: number[], open: number[] = []): string =>
    sayLines({ rule: RULES[0] as BundledRule, needs: [], fires, open });

  it('names a few lines, each once, and counts the rest', () => {
    expect(say([3])).toBe('Line 3');
    expect(say([1, 1, 4])).toBe('Lines 1, 4');
    expect(say([1, 2, 3, 4, 5, 6, 7])).toBe('Lines 1, 2, 3, 4, 5 and 2 more');
  });

  it('names those that are open where none is sure, else only counts them', () => {
    expect(say([], [8, 9])).toBe('Lines 8, 9');
    expect(say([2], [8])).toBe('Line 2; may on 1 other record');
    expect(say([2], [8, 9])).toBe('Line 2; may on 2 other records');
  });
});
