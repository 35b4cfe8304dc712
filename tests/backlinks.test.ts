import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Block, compareReach, formatComparison, scoreReach, type Truth } from '../scripts/bench/backlinks.ts';
import { getCatalog } from '../src/catalog/index.ts';

const { rules, operations } = getCatalog();
const served = operations.filter(({ removed }) => !removed);
const truths: readonly Truth[] = parse(readFileSync('tests/fixtures/backlinks/truth.yaml', 'utf8'));
const byCorpus = [...Map.groupBy(truths, ({ corpus }) => corpus)];

describe('the operations that rules reach', () => {
  it.each(byCorpus)('are those that people read from the rules of %s', (_, own) => {
    const comparisons = compareReach(own, rules, served);
    expect(scoreReach(comparisons).f1, formatComparison(comparisons)).toBeGreaterThanOrEqual(0.98);
  });

  it('are compared for rules that the catalog has', () => {
    expect(compareReach(truths, rules, served).filter(({ unknown }) => unknown)).toEqual([]);
  });
});

describe('the comparison', () => {
  const truthOf = (...blocks: readonly Block[]): Truth => ({ corpus: 'x', id: '1', title: 'Rule', operations: blocks });

  it('misses all of a rule that the catalog does not have', () => {
    const [comparison] = compareReach([truthOf({ verbs: ['get'], resources: ['pods'], subresources: 'none' })], rules, served);
    expect(comparison).toMatchObject({ unknown: true, both: [], extra: [], missing: ['get-pods'] });
    expect(scoreReach(comparison ? [comparison] : [])).toEqual({ rules: 1, precision: 1, recall: 0, f1: 0 });
  });

  it('takes what a block leaves out for untested, and reads subresources as they are stated', () => {
    const idsOf = (block: Block) => compareReach([truthOf(block)], [], served)[0]?.missing ?? [];
    expect(idsOf({})).toHaveLength(served.length);
    expect(idsOf({ resources: ['pods'], verbs: ['get'] })).toContain('get-pods-exec');
    expect(idsOf({ resources: ['pods'], verbs: ['get'], subresources: ['exec'] })).toEqual(['get-pods-exec']);
    expect(idsOf({ resources: ['pods'], verbs: ['get'], notSubresources: ['exec'] })).not.toContain('get-pods-exec');
    expect(idsOf({ resources: ['events'], apiGroups: ['events.k8s.io'], verbs: ['get'] })).toEqual(['get-events.events.k8s.io']);
  });
});
