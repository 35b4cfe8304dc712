import { describe, expect, it } from 'vitest';
import { attackCatalog } from '../test-data/attack-catalog.ts';
import { heatOf, toAttackPage } from './attack-page.ts';

const catalog = attackCatalog([
  ['verb = "create" and objectRef.subresource = "exec"', { techniques: ['T1609', 'T1562'] }],
  ['verb = "get" and objectRef.resource = "secrets"', { techniques: ['T1552.007', 'T1201.007'], corpus: 'blue' }],
]);
const page = toAttackPage(catalog);

describe('the matrix', () => {
  it('has the tactics of the newest version that have something, with what they were before', () => {
    expect(page.tactics.map(({ name, note }) => [name, note])).toEqual([
      ['Execution', undefined],
      ['Stealth', 'what 19 left of Defense Evasion'],
      ['Defense Impairment', 'new in 19, split off Defense Evasion'],
      ['Credential Access', undefined],
    ]);
  });

  it('links what rules or operations have, and shows the rest of the Containers matrix as a gap', () => {
    const [execution, stealth] = page.tactics;
    expect(execution?.cells).toMatchObject([
      { id: 'T1609', href: '/attack/T1609/', rules: 1, operations: 1, by: 'acme 1' },
      { id: 'T1610', href: undefined, rules: 0, operations: 0, by: '' },
    ]);
    expect(stealth?.cells.map(({ id, href }) => [id, href])).toEqual([['T1612', undefined]]);
  });

  it('counts for a technique the rules that carry a revoked id of it', () => {
    expect(page.tactics[2]?.cells).toMatchObject([{ id: 'T1685', rules: 1, by: 'acme 1' }]);
  });

  it('indents a sub-technique below its technique only', () => {
    expect(page.tactics[3]?.cells.map(({ id, isSub }) => [id, isSub])).toEqual([
      ['T1552', false],
      ['T1552.007', true],
    ]);
  });

  it('lists the ids that the newest version does not have', () => {
    expect(page.revoked.map(({ id, by, note }) => [id, by?.href, note])).toEqual([
      ['T1201.007', undefined, 'No version has it.'],
      ['T1562', '/attack/T1685/', undefined],
    ]);
  });

  it('has five steps of heat', () => {
    expect([0, 1, 2, 3, 9, 10, 19, 20, 400].map(heatOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
