import { describe, expect, it } from 'vitest';
import { loadCatalog } from './load.ts';
import { loadRules } from './load-rules.ts';
import type { Catalog } from './model.ts';

const keyOf = ({ corpus, id }: { readonly corpus: string; readonly id: string }): string => `${corpus} ${id}`;

describe('loadRules', () => {
  it('gives the command line the same rules as the whole catalog gives the pages', () => {
    const { rules } = loadCatalog(process.cwd()).catalog as Catalog;
    const predicates = new Map(rules.map((rule) => [keyOf(rule), rule.predicate]));
    expect(new Map(loadRules(process.cwd()).map((rule) => [keyOf(rule), rule.predicate]))).toEqual(predicates);
  });

  it('says which command brings the rules where they are missing', () => {
    expect(() => loadRules('/nowhere')).toThrow('npm run import -- <corpus> <folder>');
  });
});
