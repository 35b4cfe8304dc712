import type { Catalog } from '../../catalog/model.ts';
import {
  ATTACK_NOTICE,
  indexTechniques,
  operationsOfTechnique,
  rulesOfTechnique,
  type Technique,
  type TechniqueEntry,
} from '../../catalog/techniques.ts';
import { operationTitle } from '../labels.ts';
import type { Link } from '../link.ts';
import { operationHref, techniqueHref } from '../urls.ts';
import { type LayerRow, toLayerRows } from './layers.ts';
import { techniqueName } from './operation-attack.ts';
import { vendorCounts } from './vendor-counts.ts';

/** One technique under one tactic. */
export interface MatrixCell {
  readonly id: string;
  readonly name: string;
  /** None where neither a rule nor an operation has it. */
  readonly href?: string | undefined;
  /** A part of a technique that stands above it. */
  readonly isSub: boolean;
  readonly rules: number;
  readonly operations: number;
  /** 0 without rules, 4 with the most. */
  readonly heat: number;
  /** "elastic 20,sigma 3": for the filter. */
  readonly by: string;
}

export interface MatrixTactic {
  readonly id: string;
  readonly name: string;
  /** What it was called, or that it was not there, in the version before. */
  readonly note?: string | undefined;
  readonly cells: readonly MatrixCell[];
}

/** A technique that the newest version does not have. */
export interface RevokedRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly by?: Link | undefined;
  readonly rules: number;
  readonly note?: string | undefined;
}

export interface MicrosoftRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly tactics: string;
  readonly attack: readonly Link[];
  readonly operations: readonly Link[];
}

export interface AttackPage {
  readonly release: string;
  readonly counts: { readonly techniques: number; readonly rules: number; readonly operations: number };
  readonly vendors: readonly { readonly corpus: string; readonly title: string }[];
  readonly tactics: readonly MatrixTactic[];
  readonly revoked: readonly RevokedRow[];
  readonly microsoft: readonly MicrosoftRow[];
  readonly layers: readonly LayerRow[];
  readonly versions: Catalog['attack']['versions'];
  readonly notice: string;
}

/** Props of the page of the matrix. */
export function toAttackPage(catalog: Catalog): AttackPage {
  const index = indexTechniques(catalog);
  const { tactics, techniques, versions } = catalog.attack;
  const shown = techniques.filter(({ id, v19, containers }) => v19 && (containers || index.has(id)));
  const used = [...index.values()];
  const rules = [...new Set(used.flatMap((technique) => technique.rules))];
  return {
    release: versions.at(-1)?.release ?? '',
    counts: {
      techniques: shown.filter(({ id }) => index.has(id)).length,
      rules: rules.length,
      operations: new Set(used.flatMap(operationsOfTechnique)).size,
    },
    vendors: vendorCounts(rules, catalog),
    tactics: tactics.flatMap(({ id, name, nameBefore, since }) => {
      const entries = shown.filter(({ v19 }) => v19?.includes(id));
      const cells = entries.map((entry) => toCell(entry, entries, catalog));
      const note = nameBefore
        ? `what 19 left of ${nameBefore}`
        : since
          ? `new in ${since}, split off Defense Evasion`
          : undefined;
      return cells.length > 0 ? [{ id, name, note, cells }] : [];
    }),
    revoked: techniques.flatMap((entry) => toRevoked(entry, index.get(entry.id), catalog)),
    microsoft: toMicrosoftRows(catalog),
    layers: toLayerRows(catalog),
    versions,
    notice: ATTACK_NOTICE,
  };
}

function toCell({ id, name = '' }: TechniqueEntry, beside: readonly TechniqueEntry[], catalog: Catalog): MatrixCell {
  const technique = indexTechniques(catalog).get(id);
  const rules = technique ? rulesOfTechnique(technique) : [];
  return {
    ...{
      id,
      name,
      href: technique && techniqueHref(id),
      isSub: beside.some((other) => id.startsWith(`${other.id}.`)),
      rules: rules.length,
    },
    operations: technique ? operationsOfTechnique(technique).length : 0,
    heat: heatOf(rules.length),
    by: vendorCounts(rules, catalog)
      .map(({ corpus, count }) => `${corpus} ${count}`)
      .join(','),
  };
}

/** Least number of rules for each step of the heat map above the lowest. */
export const HEAT_STEPS = [1, 3, 10, 20] as const;

/** The step of a number of rules, from 0 to 4. */
export function heatOf(rules: number): number {
  return HEAT_STEPS.filter((least) => rules >= least).length;
}

function toRevoked(entry: TechniqueEntry, technique: Technique | undefined, catalog: Catalog): RevokedRow[] {
  const { id, name = 'not in ATT&CK', v19, revokedBy, note } = entry;
  if (v19 || !technique) return [];
  const by = revokedBy && { text: `${revokedBy} ${techniqueName(revokedBy, catalog)}`, href: techniqueHref(revokedBy) };
  return [{ id, name, href: techniqueHref(id), by: by || undefined, rules: technique.rules.length, note }];
}

function toMicrosoftRows(catalog: Catalog): MicrosoftRow[] {
  const index = indexTechniques(catalog);
  return catalog.microsoft.map(({ id, name, url, tactics, attack }) => ({
    ...{ id, name, url, tactics: tactics.join(', ') },
    attack: attack.map((technique) => ({
      text: technique,
      href: index.has(technique) ? techniqueHref(technique) : '',
      note: techniqueName(technique, catalog),
    })),
    operations: catalog.operations
      .filter(({ content }) => content?.microsoft?.some((row) => row.id === id && !row.proposed))
      .map((operation) => ({ text: operationTitle(operation), href: operationHref(operation) })),
  }));
}
