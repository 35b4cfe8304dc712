import type { Catalog, Operation, Rule } from '../../catalog/model.ts';
import type { AttackVocab } from '../../schema/attack.ts';
import type { OperationContent } from '../../schema/operation.ts';
import { catalogWith } from './rule-catalog.ts';

const attack: AttackVocab = {
  versions: [{ id: '19', release: '19.0', date: '2026-04-28', references: [{ title: 'Updates', url: 'https://example.org/19' }] }],
  tactics: [
    { id: 'TA0002', name: 'Execution' },
    { id: 'TA0005', name: 'Stealth', nameBefore: 'Defense Evasion' },
    { id: 'TA0112', name: 'Defense Impairment', since: '19' },
    { id: 'TA0006', name: 'Credential Access' },
  ],
  techniques: [
    { id: 'T1201.007', note: 'No version has it.' },
    { id: 'T1552', name: 'Unsecured Credentials', v18: ['TA0006'], v19: ['TA0006'], containers: true },
    { id: 'T1552.007', name: 'Container API', v18: ['TA0006'], v19: ['TA0006'], containers: true },
    { id: 'T1562', name: 'Impair Defenses', v18: ['TA0005'], containers: true, revokedBy: 'T1685' },
    { id: 'T1609', name: 'Container Administration Command', v18: ['TA0002'], v19: ['TA0002'], containers: true },
    { id: 'T1610', name: 'Deploy Container', v18: ['TA0002', 'TA0005'], v19: ['TA0002'], containers: true },
    { id: 'T1612', name: 'Build Image on Host', v18: ['TA0005'], v19: ['TA0005'], containers: true },
    { id: 'T1685', name: 'Disable or Modify Tools', v19: ['TA0112'] },
  ],
};

const microsoft = [
  { id: 'MS-TA9006', name: 'Exec into container', tactics: ['Execution'], attack: ['T1609'], url: 'https://example.org/9006' },
  { id: 'MS-TA9041', name: 'Collecting data from pod', tactics: ['Collection'], attack: [], url: 'https://example.org/9041' },
];

/** The catalog of `catalogWith` with a small part of ATT&CK, and with what people wrote on some operations, by their ids. */
export function attackCatalog(
  rules: readonly (readonly [logic: string, facts?: Partial<Rule>])[],
  written: Readonly<Record<string, Partial<OperationContent>>> = {},
): Catalog {
  const catalog = catalogWith(rules);
  const write = (operation: Operation): Operation => {
    const own = written[operation.id];
    return own ? { ...operation, content: { ...EMPTY, ...own } } : operation;
  };
  const resources = catalog.resources.map((resource) => ({ ...resource, operations: resource.operations.map(write) }));
  return { ...catalog, resources, operations: resources.flatMap(({ operations }) => operations), attack, microsoft };
}

const EMPTY: OperationContent = { summary: 'Does it.', description: 'Does it and more.', why: 'It matters.', references: [] };
