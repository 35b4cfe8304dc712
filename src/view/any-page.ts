import type { Catalog, Resource } from '../catalog/model.ts';
import { anyId } from '../catalog/rule-address.ts';
import type { Known, Lookup } from '../predicate/types.ts';
import { type OperationRow, toOperationRow } from './resource-page.ts';
import { gatherIndicators, type Indicators } from './rules/indicators.ts';
import { countRules, usesOf } from './rules/operation-rules.ts';
import { rulesOfAny } from './rules/reach-parts.ts';
import { groupByVendor, sortBySeverity, type VendorRules } from './rules/rule-item.ts';

/** What the page of a synthetic operation shows: its rules, and the real ones that it stands for. */
export interface AnyPage {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly OperationRow[];
  /** "3 rules of 2 vendors." */
  readonly line: string;
  readonly rules: readonly VendorRules[];
  readonly indicators: Indicators;
}

/** Props of the page of `any-<resource>`. */
export function toAnyPage(resource: Resource, catalog: Catalog): AnyPage {
  const { name } = resource;
  const id = anyId(resource);
  const any = rulesOfAny(id, catalog);
  return {
    ...{ id, name, rows: resource.operations.map((operation) => toOperationRow(operation, catalog)) },
    line: any.length === 0 ? `No public rule names ${name} and leaves the verb open.` : `${countRules(any)}.`,
    rules: groupByVendor(any.toSorted(sortBySeverity), catalog),
    indicators: gatherIndicators(usesOf(any, createResourceLookup(resource)), catalog),
  };
}

/** What every record on a resource says, whatever the operation. */
function createResourceLookup({ resource, group }: Resource): Lookup {
  const known: ReadonlyMap<string, Known> = new Map([
    ['objectRef.resource', { kind: 'value', values: [resource] }],
    ['objectRef.apiGroup', group === '' ? { kind: 'absent' } : { kind: 'value', values: [group] }],
  ]);
  return (field) => known.get(field) ?? { kind: 'unknown' };
}
