import type { Resource } from '../catalog/model.ts';
import { anyId } from '../catalog/rule-address.ts';
import { type OperationRow, toOperationRow } from './resource-page.ts';

/** What the page of a synthetic operation shows: the real ones that it stands for. */
export interface AnyPage {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly OperationRow[];
}

/** Props of the page of `any-<resource>`. */
export function toAnyPage(resource: Resource): AnyPage {
  return { id: anyId(resource), name: resource.name, rows: resource.operations.map(toOperationRow) };
}
