import { describe, expect, it } from 'vitest';
import { attackCatalog } from '../view/test-data/attack-catalog.ts';
import { findOperation } from '../view/test-data/rule-catalog.ts';
import { indexTechniques, mappingsOf, operationsOfTechnique, rulesOfTechnique } from './techniques.ts';

const EXEC = 'verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "exec"';

function mapped(id: string, catalog: ReturnType<typeof attackCatalog>) {
  return mappingsOf(findOperation(id, catalog)[0], catalog);
}

describe('the techniques of an operation', () => {
  it('are those of the rules that name it, of publications and of Microsoft', () => {
    const by = [{ title: 'A paper', url: 'https://example.org/paper' }];
    const catalog = attackCatalog([[EXEC, { techniques: ['T1609'] }]], {
      'create-pods-exec': { techniques: [{ id: 'T1552.007', by }], microsoft: [{ id: 'MS-TA9006' }] },
    });
    expect(
      mapped('create-pods-exec', catalog).map(({ technique, rules, sources, microsoft }) => [
        ...[technique, rules.length, sources.length],
        microsoft,
      ]),
    ).toEqual([
      ['T1609', 1, 0, ['MS-TA9006']],
      ['T1552.007', 0, 1, []],
    ]);
  });

  it('are not those of a rule that reaches it without naming it', () => {
    const catalog = attackCatalog([['verb = "create" and objectRef.resource = "pods"', { techniques: ['T1610'] }]]);
    expect(mapped('create-pods', catalog)).toHaveLength(1);
    expect(mapped('create-pods-exec', catalog)).toEqual([]);
  });

  it('stay a proposal only while nobody has published them, and lose the words of the proposal then', () => {
    const written = { 'create-pods-exec': { techniques: [{ id: 'T1609', when: 'when it is odd', proposed: true as const }] } };
    expect(mapped('create-pods-exec', attackCatalog([], written))).toMatchObject([{ proposed: true, when: 'when it is odd' }]);
    expect(mapped('create-pods-exec', attackCatalog([[EXEC, { techniques: ['T1609'] }]], written))).toMatchObject([
      { proposed: false, when: undefined },
    ]);
  });

  it('are no proposal where somebody has published them under an id that was revoked since', () => {
    const catalog = attackCatalog([[EXEC, { techniques: ['T1562'] }]], {
      'create-pods-exec': { techniques: [{ id: 'T1685', proposed: true }] },
    });
    expect(mapped('create-pods-exec', catalog).map(({ technique }) => technique)).toEqual(['T1562']);
  });

  it('do not follow from what this catalog proposes of Microsoft', () => {
    const catalog = attackCatalog([], { 'create-pods-exec': { microsoft: [{ id: 'MS-TA9006', proposed: true }] } });
    expect(mapped('create-pods-exec', catalog)).toEqual([]);
  });

  it('stand in the order of those who agree', () => {
    const catalog = attackCatalog([
      [EXEC, { techniques: ['T1552', 'T1610'] }],
      [EXEC, { techniques: ['T1610'], corpus: 'blue' }],
    ]);
    expect(mapped('create-pods-exec', catalog).map(({ technique }) => technique)).toEqual(['T1610', 'T1552']);
  });
});

describe('the techniques with a page', () => {
  const catalog = attackCatalog([
    [EXEC, { techniques: ['T1562', 'T1609'] }],
    ['verb = "get" and objectRef.resource = "secrets"', { techniques: ['T1552.007', 'T1201.007'] }],
  ]);
  const index = indexTechniques(catalog);

  it('are those that a rule or an operation has, and what stands for a revoked one', () => {
    expect([...index.keys()]).toEqual(['T1201.007', 'T1552.007', 'T1562', 'T1609', 'T1685']);
  });

  it('count for a technique the rules and operations of the revoked ones for which it stands', () => {
    const tools = index.get('T1685');
    expect(tools?.rules).toEqual([]);
    expect(tools && rulesOfTechnique(tools).map(({ title }) => title)).toEqual(['Rule 0']);
    expect(tools && operationsOfTechnique(tools).map(({ id }) => id)).toEqual(['create-pods-exec']);
  });
});
