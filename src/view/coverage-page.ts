import type { Catalog, Operation } from '../catalog/model.ts';
import { operationClass, targetLabel } from './labels.ts';
import type { Link } from './link.ts';
import { partReach, type ReachParts } from './rules/reach-parts.ts';
import { operationHref } from './urls.ts';

/** One operation of the matrix. */
export interface CoverageRow {
  readonly id: string;
  readonly href: string;
  readonly verb: string;
  readonly verbClass: string;
  readonly target: string;
  readonly summary: string;
  /** Rules that name it, by corpus in the order of the columns; 0 where none does. */
  readonly named: readonly number[];
  readonly total: number;
  /** Rules that can match it without naming it. */
  readonly also: number;
}

export interface CorpusCoverage {
  readonly id: string;
  readonly title: string;
  readonly rules: number;
  /** Rules that apply to every request and count for no operation. */
  readonly everyRequest: number;
  /** Operations that it names, of those that matter. */
  readonly operations: number;
  /** Operations that no other corpus names. */
  readonly alone: readonly Link[];
}

export interface CoveragePage {
  readonly corpora: readonly CorpusCoverage[];
  readonly unwatched: readonly CoverageRow[];
  readonly watched: readonly CoverageRow[];
}

/**
 * Props of the page that sets operations beside corpora. The operations are those that matter to a defender: described by hand and still
 * served. One is watched where a rule names it; that a rule would also fire on it is no watch that anybody meant to keep.
 */
export function toCoveragePage(catalog: Catalog): CoveragePage {
  const corpora = catalog.corpora.filter(({ id }) => catalog.rules.some((rule) => rule.corpus === id));
  const ids = corpora.map(({ id }) => id);
  const rows = catalog.operations
    .filter(({ content, removed }) => content !== undefined && !removed)
    .map((operation) => toRow(operation, partReach(operation, catalog), ids));
  return {
    corpora: corpora.map(({ id, title }, index) => {
      const rules = catalog.rules.filter(({ corpus }) => corpus === id);
      const named = rows.filter((row) => (row.named[index] ?? 0) > 0);
      return {
        ...{ id, title, rules: rules.length },
        everyRequest: rules.filter(({ appliesToAll }) => appliesToAll).length,
        operations: named.length,
        alone: named.filter((row) => row.named.every((count, at) => at === index || count === 0)).map(toLink),
      };
    }),
    unwatched: rows.filter(({ total }) => total === 0).sort((a, b) => a.also - b.also || rankClass(a) - rankClass(b)),
    watched: rows.filter(({ total }) => total > 0).sort((a, b) => a.total - b.total || rankClass(a) - rankClass(b)),
  };
}

function toRow(operation: Operation, parts: ReachParts, corpora: readonly string[]): CoverageRow {
  const named = corpora.map((corpus) => parts.named.filter((rule) => rule.corpus === corpus).length);
  const total = named.reduce((sum, count) => sum + count, 0);
  return {
    ...{ id: operation.id, href: operationHref(operation), verb: operation.verb, verbClass: operationClass(operation) },
    target: targetLabel({ resource: operation.resourceName, subresource: operation.subresource }),
    summary: operation.summary,
    ...{ named, total, also: parts.any.length + parts.also.length },
  };
}

/** What opens a connection or changes something is the greater gap; the sort is stable, so resources keep their order. */
function rankClass({ verbClass }: CoverageRow): number {
  return ['connect', 'write', 'read', 'delete'].indexOf(verbClass);
}

function toLink({ verb, target, href }: CoverageRow): Link {
  return { text: `${verb} ${target}`, href };
}
