import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../schema/dialect.ts';
import { healthContext, makeRule, sayFinding } from '../test-data/health-rule.ts';
import { fieldNotKept } from './field-not-kept.ts';

const product: Dialect = {
  ...{
    id: 'product',
    title: 'A product',
    product: 'A product',
    languages: [],
    summary: 'Drops metadata.',
    fields: [],
    references: [],
  },
  absent: [{ path: 'requestObject.metadata', note: 'The pipeline removes it.' }],
};
const find = (logic: string, dialect = 'product') =>
  fieldNotKept.find(makeRule(logic, { dialect }), { ...healthContext, dialects: [product] }).map(sayFinding);

describe('a field that the product of the rule does not keep', () => {
  it('is likely to keep a rule from matching that demands it', () => {
    expect(find('verb = "create" and requestObject.metadata.name = "x"')).toEqual([
      'likely: A product, does not keep requestObject.metadata.name, and the rule demands it: it can never match.',
    ]);
  });

  it('is no matter to rules of other products, nor are fields that are kept', () => {
    expect(find('requestObject.metadata.name = "x"', 'other')).toEqual([]);
    expect(find('requestObject.metadataX = "x" or requestObject.spec.hostPID = true')).toEqual([]);
  });
});
