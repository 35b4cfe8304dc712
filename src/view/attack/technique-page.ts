import type { Catalog, Operation, Rule } from '../../catalog/model.ts';
import {
  ATTACK_NOTICE,
  compareWitnesses,
  indexTechniques,
  mappingsOf,
  operationsOfTechnique,
  rulesOfTechnique,
  type Technique,
  type TechniqueEntry,
} from '../../catalog/techniques.ts';
import { OPERATION_FIELDS } from '../../predicate/event-lookup.ts';
import { findField } from '../field-link.ts';
import { operationTitle } from '../labels.ts';
import type { Link } from '../link.ts';
import { gatherIndicators, type Indicators, listTests, type RuleTest, showVendors, vendorTitles } from '../rules/indicators.ts';
import { countRules } from '../rules/operation-rules.ts';
import { countLabel, groupByVendor, sortBySeverity, type VendorRules } from '../rules/rule-item.ts';
import { fieldHref, href, operationHref, techniqueHref } from '../urls.ts';
import { attackUrl } from './attack-url.ts';
import { techniqueName } from './operation-attack.ts';
import { tacticLabel } from './tactics.ts';
import { countByVendor } from './vendor-counts.ts';

/** An operation that is mapped to a technique. */
export interface TechniqueOperation {
  readonly title: string;
  readonly href: string;
  readonly when?: string | undefined;
  readonly vendors: string;
  /** The revoked id that they use for it. */
  readonly as?: string | undefined;
  readonly sources: readonly Link[];
  readonly proposed: boolean;
}

/** A technique that other vendors give to the same operations. */
export interface OtherTechnique {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly vendors: string;
  readonly operations: readonly Link[];
}

export interface FilteredField {
  readonly field: string;
  readonly href?: string | undefined;
  readonly rules: number;
  readonly vendors: string;
}

/** What the page of a technique shows. */
export interface TechniquePage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly { readonly name: string; readonly text?: string | undefined; readonly links?: readonly Link[] }[];
  readonly warnings: readonly { readonly text: string; readonly links: readonly Link[] }[];
  readonly operations: readonly TechniqueOperation[];
  readonly groups: readonly VendorRules[];
  /** Address of the list of all rules narrowed to this id, where a rule carries it and not only a revoked one of it. */
  readonly rulesHref?: string | undefined;
  readonly others: readonly OtherTechnique[];
  readonly fields: readonly FilteredField[];
  readonly indicators: Indicators;
  readonly notice: string;
}

/** Rows of the tables of other techniques and of fields. */
const MOST_ROWS = 12;

/** Props of the page of one technique. */
export function toTechniquePage(technique: Technique, catalog: Catalog): TechniquePage {
  const { entry, operations } = technique;
  const rules = rulesOfTechnique(technique);
  const uses = rules.map((rule) => ({ rule, tests: testsOf(rule) }));
  const published = operationsOfTechnique(technique).length;
  return {
    id: entry.id,
    title: `${entry.id} ${entry.name ?? ''}`.trim(),
    lead: `${rules.length === 0 ? 'No public rule carries' : `${countRules(rules)} ${rules.length === 1 ? 'carries' : 'carry'}`} this technique; ${published === 0 ? 'no operation is' : `${countLabel(published, 'operation')} of the audit log ${published === 1 ? 'is' : 'are'}`} mapped to it.`,
    facts: factsOf(technique, catalog),
    warnings: warningsOf(technique, catalog),
    operations: [
      ...operations.toSorted((a, b) => compareWitnesses(a.mapping, b.mapping)).map((row) => toOperation(row, catalog)),
      ...technique.replaces.flatMap((old) => old.operations.map((row) => toOperation(row, catalog, old.entry.id))),
    ].toSorted((a, b) => Number(a.proposed) - Number(b.proposed)),
    groups: groupByVendor(rules.toSorted(sortBySeverity), catalog),
    rulesHref: technique.rules.length > 0 ? `${href('/rules/')}?technique=${entry.id}` : undefined,
    others: otherTechniques(technique, catalog).slice(0, MOST_ROWS),
    fields: filteredFields(uses, catalog).slice(0, MOST_ROWS),
    indicators: gatherIndicators(uses, catalog),
    notice: ATTACK_NOTICE,
  };
}

/** Verb and object of the request are what the operations say already. */
const OWN_FIELDS: ReadonlySet<string> = new Set([...OPERATION_FIELDS, 'objectRef', 'objectRef.apiVersion']);

function testsOf(rule: Rule): RuleTest[] {
  return listTests(rule.predicate).filter(({ field }) => !OWN_FIELDS.has(field));
}

function factsOf({ entry, replaces }: Technique, catalog: Catalog): TechniquePage['facts'] {
  const { id, containers, v18, v19 } = entry;
  const index = indexTechniques(catalog);
  const toLink = (other: string): Link => ({
    text: `${other} ${techniqueName(other, catalog)}`.trim(),
    href: index.has(other) ? techniqueHref(other) : attackUrl(other),
  });
  const parent = id.includes('.') ? id.slice(0, 5) : undefined;
  const subs = [...index.keys()].filter((other) => other.startsWith(`${id}.`));
  const microsoft = catalog.microsoft.filter(({ attack }) => attack.includes(id));
  const inVersion = (version: '18' | '19', tactics: readonly string[] | undefined) => ({
    name: `Tactics in ATT&CK ${version}`,
    ...(tactics
      ? { links: tactics.map((tactic) => ({ text: tacticLabel(tactic, catalog, version), href: attackUrl(tactic) })) }
      : { text: 'not in this version' }),
  });
  const facts: (TechniquePage['facts'][number] | undefined)[] = [
    entry.name === undefined ? undefined : { name: 'At MITRE', links: [{ text: attackUrl(id).slice(8), href: attackUrl(id) }] },
    inVersion('19', v19),
    inVersion('18', v18),
    parent === undefined ? undefined : { name: 'Sub-technique of', links: [toLink(parent)] },
    subs.length > 0 ? { name: 'Sub-techniques here', links: subs.map(toLink) } : undefined,
    v18 && { name: 'Platform', text: containers ? 'Containers, in ATT&CK 18.1' : 'Not Containers, in ATT&CK 18.1' },
    microsoft.length > 0
      ? { name: 'Microsoft', links: microsoft.map((row) => ({ text: `${row.id} ${row.name}`, href: row.url })) }
      : undefined,
    replaces.length > 0
      ? { name: 'Replaces', links: replaces.map((other) => ({ ...toLink(other.entry.id), note: 'revoked in 19' })) }
      : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function warningsOf({ entry }: Technique, catalog: Catalog): TechniquePage['warnings'] {
  const { v19, revokedBy, note } = entry;
  const warnings: TechniquePage['warnings'][number][] = [];
  if (revokedBy !== undefined) {
    const text = 'ATT&CK 19 has revoked this technique. It was replaced by';
    warnings.push({
      text,
      links: [{ text: `${revokedBy} ${techniqueName(revokedBy, catalog)}`, href: techniqueHref(revokedBy) }],
    });
  } else if (!v19) warnings.push({ text: 'Neither ATT&CK 18 nor 19 has a technique of this id.', links: [] });
  if (movedBetween(entry))
    warnings.push({ text: 'ATT&CK 19 took Defense Evasion apart, which moved this technique.', links: [] });
  if (note !== undefined) warnings.push({ text: note, links: [] });
  return warnings;
}

/** Whether the end of Defense Evasion changed the tactics of a technique by more than the name of TA0005. */
function movedBetween({ v18, v19 }: TechniqueEntry): boolean {
  return v18 !== undefined && v19 !== undefined && v18.join() !== v19.join();
}

/** `as`: the revoked id under which it is mapped. */
function toOperation({ operation, mapping }: Technique['operations'][number], catalog: Catalog, as?: string): TechniqueOperation {
  const { rules, sources, microsoft, when, proposed } = mapping;
  const rows = catalog.microsoft.filter(({ id }) => microsoft.includes(id));
  return {
    ...{ title: operationTitle(operation), href: operationHref(operation), when, proposed },
    vendors: countByVendor(rules, catalog),
    as,
    sources: [
      ...sources.map(({ title, url }) => ({ text: title, href: url })),
      ...rows.map((row) => ({ text: `Microsoft ${row.id}`, href: row.url })),
    ],
  };
}

/**
 * Techniques of another family that the rules of a vendor give to an operation, where none of its rules gives it this one. The most
 * operations first.
 */
export function otherTechniques({ entry, operations, replaces }: Technique, catalog: Catalog): OtherTechnique[] {
  const families = [entry.id, entry.revokedBy, ...replaces.map((old) => old.entry.id)].map((id) => id?.slice(0, 5));
  const found = new Map<string, { readonly corpora: Set<string>; readonly operations: Set<Operation> }>();
  for (const { operation, mapping } of operations) {
    const own = new Set(mapping.rules.map(({ corpus }) => corpus));
    if (own.size === 0) continue;
    for (const other of mappingsOf(operation, catalog)) {
      if (families.includes(other.technique.slice(0, 5))) continue;
      for (const { corpus } of other.rules) {
        if (own.has(corpus)) continue;
        const row = found.get(other.technique) ?? { corpora: new Set(), operations: new Set() };
        row.corpora.add(corpus);
        row.operations.add(operation);
        found.set(other.technique, row);
      }
    }
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.operations.size - x.operations.size || (a < b ? -1 : 1))
    .map(([id, row]) => ({
      ...{ id, name: techniqueName(id, catalog), href: techniqueHref(id) },
      vendors: vendorTitles(row.corpora, catalog).join(', '),
      operations: [...row.operations].map((operation) => ({ text: operationTitle(operation), href: operationHref(operation) })),
    }));
}

/** The fields that most of the rules test, beside those that pick the operation. */
function filteredFields(
  uses: readonly { readonly rule: Rule; readonly tests: readonly RuleTest[] }[],
  catalog: Catalog,
): FilteredField[] {
  const found = new Map<string, Rule[]>();
  for (const { rule, tests } of uses)
    for (const field of new Set(tests.map((test) => test.field))) found.set(field, [...(found.get(field) ?? []), rule]);
  return [...found]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([path, rules]) => {
      const field = findField(path, catalog.fields);
      const vendors = vendorTitles(new Set(rules.map(({ corpus }) => corpus)), catalog);
      return { field: path, href: field && fieldHref(field), rules: rules.length, vendors: showVendors(vendors) };
    });
}
