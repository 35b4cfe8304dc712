import type { AttackVocab } from '../schema/attack.ts';
import type { OperationContent } from '../schema/operation.ts';
import type { Catalog, Operation, Rule } from './model.ts';

/** What MITRE's terms of use ask to stand with what is taken from ATT&CK. */
export const ATTACK_NOTICE =
  '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.';

export type TechniqueEntry = AttackVocab['techniques'][number];

type Written = NonNullable<OperationContent['techniques']>[number];

/** That an operation is mapped to a technique of ATT&CK, and by whom. */
export interface Mapping {
  readonly technique: string;
  /** The rules that name the operation and carry the technique as a tag. */
  readonly rules: readonly Rule[];
  /** Publications that map it so. */
  readonly sources: readonly NonNullable<Written['by']>[number][];
  /** Ids of Microsoft's matrix that stand for the operation and whose page links to the technique. */
  readonly microsoft: readonly string[];
  /** "when the Pod is privileged": where only a part of the requests is meant. */
  readonly when?: string | undefined;
  /** Nobody has published it: this catalog proposes it. */
  readonly proposed: boolean;
}

/** A technique that a rule or an operation has. */
export interface Technique {
  readonly entry: TechniqueEntry;
  /** The rules that carry it as a tag, in the order of the catalog. */
  readonly rules: readonly Rule[];
  readonly operations: readonly { readonly operation: Operation; readonly mapping: Mapping }[];
  /** Revoked techniques for which it stands in the newest version. */
  readonly replaces: readonly Technique[];
}

/** Path of the page of a technique, from the root of the site. Its id keeps its capital letter. */
export function techniquePath(id: string): string {
  return `/attack/${id}/`;
}

const mappings = new WeakMap<Catalog, Map<string, readonly Mapping[]>>();

/**
 * Operations that a rule may name for its techniques to be those of the operation. A rule that names more is about who asks or how, whatever
 * is asked for, and its techniques with it.
 */
const MOST_NAMED_OPERATIONS = 40;

const tells = new WeakMap<Rule, boolean>();

function tellsOfOperation(rule: Rule): boolean {
  const known = tells.get(rule) ?? rule.reach.filter(({ how }) => how === 'named').length <= MOST_NAMED_OPERATIONS;
  tells.set(rule, known);
  return known;
}

/**
 * The techniques of an operation: published ones, those first that most vendors and publications agree on, then those that this catalog
 * proposes. Worked out once for each operation.
 */
export function mappingsOf(operation: Operation, catalog: Catalog): readonly Mapping[] {
  const known = mappings.get(catalog) ?? new Map<string, readonly Mapping[]>();
  mappings.set(catalog, known);
  const found = known.get(operation.id) ?? makeMappings(operation, catalog);
  known.set(operation.id, found);
  return found;
}

function makeMappings({ id, content }: Operation, catalog: Catalog): Mapping[] {
  const named = (catalog.rulesOf.get(id) ?? []).flatMap(({ rule, how }) =>
    how === 'named' && tellsOfOperation(rule) ? rule : [],
  );
  const written = content?.techniques ?? [];
  const microsoft = (content?.microsoft ?? []).filter(({ proposed }) => !proposed);
  const linked = (technique: string): string[] =>
    microsoft.map((row) => row.id).filter((row) => linksTo(row, technique, catalog));
  const ids = new Set([
    ...named.flatMap(({ techniques }) => techniques),
    ...written.map((row) => row.id),
    ...catalog.microsoft.filter((row) => microsoft.some((own) => own.id === row.id)).flatMap(({ attack }) => attack),
  ]);
  const found = [...ids].map((technique): Mapping => {
    const own = written.find((row) => row.id === technique);
    const rules = named.filter(({ techniques }) => techniques.includes(technique));
    const [sources, rows] = [own?.by ?? [], linked(technique)];
    const proposed = rules.length + sources.length + rows.length === 0;
    const when = own?.by || proposed ? own?.when : undefined;
    return { technique, rules, sources, microsoft: rows, when, proposed };
  });
  return found
    .filter((row) => !row.proposed || !isPublishedAsRevoked(row.technique, found, catalog))
    .sort((a, b) => compareWitnesses(a, b) || compareText(a.technique, b.technique));
}

/** Compares what is said of operations for a sort: first what most vendors and publications agree on, last what is only proposed. */
export function compareWitnesses(a: Mapping, b: Mapping): number {
  return Number(a.proposed) - Number(b.proposed) || countWitnesses(b) - countWitnesses(a) || b.rules.length - a.rules.length;
}

/** Vendors and publications that map an operation to a technique. */
function countWitnesses({ rules, sources, microsoft }: Mapping): number {
  return new Set(rules.map(({ corpus }) => corpus)).size + sources.length + Math.min(microsoft.length, 1);
}

/** Whether somebody has published a technique under an id that was revoked since. */
function isPublishedAsRevoked(technique: string, found: readonly Mapping[], { attack }: Catalog): boolean {
  const old = attack.techniques.filter(({ revokedBy }) => revokedBy === technique).map(({ id }) => id);
  return found.some((row) => !row.proposed && old.includes(row.technique));
}

function linksTo(id: string, technique: string, { microsoft }: Catalog): boolean {
  return microsoft.some((row) => row.id === id && row.attack.includes(technique));
}

const indexes = new WeakMap<Catalog, ReadonlyMap<string, Technique>>();

/** The techniques that have a page, by id: those that a rule or an operation has, and those that stand for a revoked one of these. */
export function indexTechniques(catalog: Catalog): ReadonlyMap<string, Technique> {
  const index = indexes.get(catalog) ?? makeIndex(catalog);
  indexes.set(catalog, index);
  return index;
}

function makeIndex(catalog: Catalog): ReadonlyMap<string, Technique> {
  const index = new Map<string, Technique>();
  const operations = groupOperations(catalog);
  const make = (entry: TechniqueEntry, replaces: readonly Technique[]): void => {
    const rules = catalog.rules.filter(({ techniques }) => techniques.includes(entry.id));
    const technique = { entry, rules, operations: operations.get(entry.id) ?? [], replaces };
    if (rules.length + technique.operations.length + replaces.length > 0) index.set(entry.id, technique);
  };
  const { techniques } = catalog.attack;
  for (const entry of techniques) if (entry.revokedBy !== undefined) make(entry, []);
  for (const entry of techniques)
    if (entry.revokedBy === undefined)
      make(
        entry,
        [...index.values()].filter((other) => other.entry.revokedBy === entry.id),
      );
  return new Map(techniques.flatMap(({ id }) => (index.has(id) ? [[id, index.get(id) as Technique] as const] : [])));
}

function groupOperations(catalog: Catalog): ReadonlyMap<string, Technique['operations'][number][]> {
  const groups = new Map<string, Technique['operations'][number][]>();
  for (const operation of catalog.operations)
    for (const mapping of mappingsOf(operation, catalog))
      groups.set(mapping.technique, [...(groups.get(mapping.technique) ?? []), { operation, mapping }]);
  return groups;
}

/** The rules of a technique and of the revoked ones for which it stands, each once. */
export function rulesOfTechnique({ rules, replaces }: Technique): Rule[] {
  return [...new Set([...rules, ...replaces.flatMap(rulesOfTechnique)])];
}

/** The operations of a technique and of the revoked ones for which it stands, each once; those that are only proposed left out. */
export function operationsOfTechnique({ operations, replaces }: Technique): Operation[] {
  const own = operations.filter(({ mapping }) => !mapping.proposed).map(({ operation }) => operation);
  return [...new Set([...own, ...replaces.flatMap(operationsOfTechnique)])];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
