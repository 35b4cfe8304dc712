import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../schema/corpus.ts';
import { attackCatalog } from '../test-data/attack-catalog.ts';
import { listLayers, toLayer, toLayerRows } from './layers.ts';

const made = attackCatalog([
  ['verb = "create"', { techniques: ['T1562', 'T1609'], title: 'One' }],
  ['verb = "delete"', { techniques: ['T1562', 'T1685', 'T1201.007'], title: 'Two', corpus: 'blue' }],
  ['verb = "list"', { techniques: ['T1609'], title: 'Three', corpus: 'blue' }],
]);
/** Acme states that it tags for ATT&CK 18. */
const catalog = {
  ...made,
  corpora: made.corpora.map((corpus): Corpus => (corpus.id === 'acme' ? { ...corpus, attackVersion: '18' } : corpus)),
};
const scores = (name: string) => toLayer(name, catalog).techniques.map(({ techniqueID, score }) => [techniqueID, score]);

describe('a layer for the Navigator', () => {
  it('is there for each vendor with a technique, and for all', () => {
    expect(listLayers(catalog)).toEqual(['catalog', 'acme', 'blue']);
  });

  it('keeps the ids of a vendor that states an older version, under that version', () => {
    expect(toLayer('acme', catalog).versions).toEqual({ attack: '18', navigator: '5.2.0', layer: '4.5' });
    expect(scores('acme')).toEqual([
      ['T1562', 1],
      ['T1609', 1],
    ]);
  });

  it('counts a revoked id for what stands for it, a rule once, and leaves out what no version knows', () => {
    expect(toLayer('blue', catalog).versions.attack).toBe('19');
    expect(scores('blue')).toEqual([
      ['T1609', 1],
      ['T1685', 1],
    ]);
  });

  it('names the rules in the comment, with their vendor where there are several', () => {
    expect(toLayer('blue', catalog).techniques[0]?.comment).toBe('Three');
    expect(toLayer('catalog', catalog).techniques.find(({ techniqueID }) => techniqueID === 'T1685')?.comment).toBe(
      'Acme: One\nBlue: Two',
    );
  });

  it('has a gradient that rises, even where no technique has two rules', () => {
    const { minValue, maxValue } = toLayer('acme', catalog).gradient;
    expect(maxValue).toBeGreaterThan(minValue);
  });

  it('is offered with its version and counts', () => {
    expect(toLayerRows(catalog)).toMatchObject([
      { title: 'All vendors', href: '/attack/layers/catalog.json', attack: '19', techniques: 2, rules: 3 },
      { title: 'Acme', attack: '18', stated: true, techniques: 2, rules: 1 },
      { title: 'Blue', attack: '19', stated: false, techniques: 2, rules: 2 },
    ]);
  });
});
