import { describe, expect, it } from 'vitest';
import { indexTechniques } from '../../catalog/techniques.ts';
import { attackCatalog } from '../test-data/attack-catalog.ts';
import { toTechniquePage } from './technique-page.ts';

const EXEC = 'verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "exec"';

function pageOf(id: string, catalog: ReturnType<typeof attackCatalog>) {
  const technique = indexTechniques(catalog).get(id);
  if (!technique) throw new Error(`Cannot find the technique "${id}"`);
  return toTechniquePage(technique, catalog);
}

describe('the page of a technique', () => {
  const catalog = attackCatalog([
    [`${EXEC} and user.groups[] = "system:masters"`, { techniques: ['T1609', 'T1552'] }],
    [`${EXEC} and user.groups[] = "system:masters"`, { techniques: ['T1610', 'T1552.007'], corpus: 'blue' }],
    ['verb = "get" and objectRef.resource = "secrets"', { techniques: ['T1552'], corpus: 'blue' }],
  ]);

  it('counts rules, vendors and operations', () => {
    expect(pageOf('T1609', catalog).lead).toBe(
      '1 rule of 1 vendor carries this technique; 1 operation of the audit log is mapped to it.',
    );
    expect(pageOf('T1552', catalog).lead).toBe(
      '2 rules of 2 vendors carry this technique; 2 operations of the audit log are mapped to it.',
    );
  });

  it('tells what other vendors call the same operations, those of its own family left out', () => {
    expect(pageOf('T1609', catalog).others).toMatchObject([
      { id: 'T1552.007', vendors: 'Blue' },
      { id: 'T1610', vendors: 'Blue', operations: [{ text: 'create pods/exec' }] },
    ]);
    expect(pageOf('T1552', catalog).others.map(({ id }) => id)).toEqual(['T1610']);
  });

  it('names the fields that the rules test beside verb and object', () => {
    expect(pageOf('T1609', catalog).fields).toMatchObject([{ field: 'user.groups[]', rules: 1, vendors: 'Acme' }]);
  });

  it('has the tactics of both versions, and says that a technique has moved', () => {
    const page = pageOf('T1610', catalog);
    const facts = new Map(page.facts.map(({ name, links }) => [name, links?.map(({ text }) => text)]));
    expect(facts.get('Tactics in ATT&CK 18')).toEqual(['Execution (TA0002)', 'Defense Evasion (TA0005)']);
    expect(facts.get('Tactics in ATT&CK 19')).toEqual(['Execution (TA0002)']);
    expect(page.warnings.map(({ text }) => text)).toEqual(['ATT&CK 19 took Defense Evasion apart, which moved this technique.']);
  });

  it('leads from a revoked technique to what stands for it, and back', () => {
    const revoked = attackCatalog([[EXEC, { techniques: ['T1562'] }]]);
    expect(pageOf('T1562', revoked).warnings[0]?.links).toEqual([
      { text: 'T1685 Disable or Modify Tools', href: '/attack/T1685/' },
    ]);
    const page = pageOf('T1685', revoked);
    expect(page.groups).toHaveLength(1);
    expect(page.operations).toMatchObject([{ title: 'create pods/exec', vendors: 'Acme 1', as: 'T1562' }]);
    expect(page.lead).toBe('1 rule of 1 vendor carries this technique; 1 operation of the audit log is mapped to it.');
    expect(page.facts.find(({ name }) => name === 'Replaces')?.links).toMatchObject([{ text: 'T1562 Impair Defenses' }]);
  });

  it('says of an id that no version knows that it is none, and links to no page of MITRE', () => {
    const page = pageOf('T1201.007', attackCatalog([[EXEC, { techniques: ['T1201.007'] }]]));
    expect(page.title).toBe('T1201.007');
    expect(page.warnings.map(({ text }) => text)).toEqual([
      'Neither ATT&CK 18 nor 19 has a technique of this id.',
      'No version has it.',
    ]);
    expect(page.facts.some(({ name }) => name === 'At MITRE')).toBe(false);
  });
});
