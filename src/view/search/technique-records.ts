import type { Catalog } from '../../catalog/model.ts';
import {
  indexTechniques,
  operationsOfTechnique,
  rulesOfTechnique,
  type Technique,
  techniquePath,
} from '../../catalog/techniques.ts';
import { operationTitle } from '../labels.ts';
import { countLabel } from '../rules/rule-item.ts';
import type { SearchRecord } from './search-record.ts';

/** The pages of the techniques of ATT&CK. */
export function techniqueRecords(catalog: Catalog): SearchRecord[] {
  return [...indexTechniques(catalog).values()].map((technique) => techniqueRecord(technique, catalog));
}

function techniqueRecord(technique: Technique, { microsoft }: Catalog): SearchRecord {
  const { id, name, revokedBy } = technique.entry;
  const operations = operationsOfTechnique(technique);
  const counts = `${countLabel(rulesOfTechnique(technique).length, 'rule')}, ${countLabel(operations.length, 'operation')}.`;
  return {
    facets: { kind: 'technique', technique: [id] },
    title: [id, name].filter(Boolean).join(' '),
    path: techniquePath(id),
    summary: revokedBy === undefined ? counts : `Revoked; see ${revokedBy}. ${counts}`,
    names: [],
    aliases: microsoft.filter(({ attack }) => attack.includes(id)).map((row) => row.id),
    text: operations.map(operationTitle).join(', '),
    weight: 0,
  };
}
