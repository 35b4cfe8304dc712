import type { Catalog, Operation } from '../../catalog/model.ts';
import { type Mapping, mappingsOf } from '../../catalog/techniques.ts';
import type { Link } from '../link.ts';
import { techniqueHref } from '../urls.ts';
import { countByVendor } from './vendor-counts.ts';

/** A technique of an operation, and who takes it for that. */
export interface OperationTechnique {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly when?: string | undefined;
  /** "Elastic 6, Sigma 1": vendors with the number of their rules that carry it and name the operation. */
  readonly vendors: string;
  readonly sources: readonly Link[];
}

/** What the page of an operation says of ATT&CK and of attacks. */
export interface OperationAttack {
  readonly published: readonly OperationTechnique[];
  readonly proposed: readonly OperationTechnique[];
  /** Ids of Microsoft's matrix that this catalog proposes, or that link to no technique of ATT&CK. */
  readonly microsoft: readonly Link[];
  readonly tools: readonly Link[];
  readonly incidents: readonly Link[];
}

/** The techniques, tools and incidents of an operation; undefined where nothing is known. */
export function toOperationAttack(operation: Operation, catalog: Catalog): OperationAttack | undefined {
  const { tools = [], incidents = [] } = operation.content ?? {};
  const rows = mappingsOf(operation, catalog);
  const microsoft = microsoftLinks(operation, catalog);
  const linked = new Set(rows.flatMap((row) => row.microsoft));
  const toRow = (row: Mapping): OperationTechnique => ({
    ...{ id: row.technique, href: techniqueHref(row.technique), name: labelOf(row.technique, catalog), when: row.when },
    vendors: countByVendor(row.rules, catalog),
    sources: [
      ...row.sources.map(({ title, url }) => ({ text: title, href: url })),
      ...row.microsoft.flatMap((id) => microsoft.get(id) ?? []),
    ],
  });
  const attack: OperationAttack = {
    published: rows.filter(({ proposed }) => !proposed).map(toRow),
    proposed: rows.filter(({ proposed }) => proposed).map(toRow),
    microsoft: [...microsoft].flatMap(([id, link]) => (linked.has(id) ? [] : [link])),
    tools: tools.map(toExample),
    incidents: incidents.map(toExample),
  };
  return Object.values(attack).some(({ length }) => length > 0) ? attack : undefined;
}

function toExample({ name, note, reference }: { name: string; note?: string | undefined; reference: string }): Link {
  return { text: name, href: reference, note };
}

/** The rows of Microsoft's matrix for an operation, by id, with when they apply. */
function microsoftLinks({ content }: Operation, { microsoft }: Catalog): ReadonlyMap<string, Link> {
  return new Map(
    (content?.microsoft ?? []).flatMap(({ id, when, proposed }) => {
      const row = microsoft.find((one) => one.id === id);
      const note = [when, proposed && 'proposed here'].filter(Boolean).join(', ');
      return row ? [[id, { text: `Microsoft ${id}`, href: row.url, note: note || undefined }] as const] : [];
    }),
  );
}

function labelOf(id: string, catalog: Catalog): string {
  const isRevoked = catalog.attack.techniques.some((one) => one.id === id && one.revokedBy !== undefined);
  return isRevoked ? `${techniqueName(id, catalog)} (revoked in 19)` : techniqueName(id, catalog);
}

/** Name of a technique, empty where no version of ATT&CK knows it. */
export function techniqueName(id: string, { attack }: Pick<Catalog, 'attack'>): string {
  return attack.techniques.find((one) => one.id === id)?.name ?? '';
}
