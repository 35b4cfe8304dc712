import type { Grant } from '../../catalog/derive/role-grants.ts';
import { groupLabel, operationClass, targetLabel } from '../labels.ts';
import { operationHref } from '../urls.ts';

/** What a role allows on one resource or subresource. */
export interface TargetRow {
  readonly target: string;
  readonly group: string;
  readonly verbs: readonly { readonly verb: string; readonly class: string; readonly href: string }[];
  /** Objects that it is restricted to, for the verbs given. */
  readonly names?: string | undefined;
}

/** The allowed operations by resource and subresource, in the order of the catalog. */
export function toTargetRows(grants: readonly Grant[]): TargetRow[] {
  const byTarget = Map.groupBy(grants, ({ operation: { resourceName, subresource } }) => `${resourceName} ${subresource ?? ''}`);
  return [...byTarget.values()].flatMap((parts) => {
    const first = parts[0]?.operation;
    if (!first) return [];
    return [
      {
        target: targetLabel(first),
        group: groupLabel(first.group),
        verbs: parts.map(({ operation }) => ({
          verb: operation.verb,
          class: operationClass(operation),
          href: operationHref(operation),
        })),
        names: describeNames(parts),
      },
    ];
  });
}

/** "get, update only of kube-scheduler"; without the verbs where they are all. */
function describeNames(grants: readonly Grant[]): string | undefined {
  const bound = grants.filter(({ names }) => names);
  if (bound.length === 0) return undefined;
  const names = [...new Set(bound.flatMap(({ names: own = [] }) => own))].join(', ');
  const verbs = bound.length === grants.length ? '' : `${bound.map(({ operation }) => operation.verb).join(', ')} `;
  return `${verbs}only of ${names}`;
}
