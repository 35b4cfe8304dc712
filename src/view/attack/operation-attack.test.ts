import { describe, expect, it } from 'vitest';
import { attackCatalog } from '../test-data/attack-catalog.ts';
import { findOperation } from '../test-data/rule-catalog.ts';
import { toOperationAttack } from './operation-attack.ts';

const EXEC = 'verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "exec"';

describe('the section on ATT&CK of an operation', () => {
  it('is not there where nothing is known', () => {
    const catalog = attackCatalog([]);
    expect(toOperationAttack(findOperation('create-pods', catalog)[0], catalog)).toBeUndefined();
  });

  it('shows vendors apart, each with its number of rules', () => {
    const catalog = attackCatalog([
      [EXEC, { techniques: ['T1609'] }],
      [EXEC, { techniques: ['T1609'] }],
      [EXEC, { techniques: ['T1610'], corpus: 'blue' }],
    ]);
    const attack = toOperationAttack(findOperation('create-pods-exec', catalog)[0], catalog);
    expect(attack?.published).toMatchObject([
      { id: 'T1609', href: '/attack/T1609/', name: 'Container Administration Command', vendors: 'Acme 2' },
      { id: 'T1610', vendors: 'Blue 1' },
    ]);
  });

  it('says of a technique that ATT&CK has revoked it', () => {
    const catalog = attackCatalog([[EXEC, { techniques: ['T1562'] }]]);
    const attack = toOperationAttack(findOperation('create-pods-exec', catalog)[0], catalog);
    expect(attack?.published[0]?.name).toBe('Impair Defenses (revoked in 19)');
  });

  it('keeps proposals, rows of Microsoft without a technique, tools and incidents apart', () => {
    const catalog = attackCatalog([], {
      'create-pods': {
        techniques: [{ id: 'T1610', when: 'when it is privileged', proposed: true }],
        microsoft: [{ id: 'MS-TA9041', when: 'when it copies files', proposed: true }],
        tools: [{ name: 'badPods', reference: 'https://example.org/badpods' }],
        incidents: [{ name: 'TeamTNT', note: 'ran miners', reference: 'https://example.org/tnt' }],
      },
    });
    expect(toOperationAttack(findOperation('create-pods', catalog)[0], catalog)).toMatchObject({
      published: [],
      proposed: [{ id: 'T1610', when: 'when it is privileged' }],
      microsoft: [{ text: 'Microsoft MS-TA9041', note: 'when it copies files, proposed here' }],
      tools: [{ text: 'badPods', href: 'https://example.org/badpods' }],
      incidents: [{ text: 'TeamTNT', note: 'ran miners' }],
    });
  });
});
