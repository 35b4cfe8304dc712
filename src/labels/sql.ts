import type { SurfaceFamily } from '../audit/surface.ts';
import type { LabelRow } from './label-rows.ts';
import { toPathRegex } from './path-regex.ts';

/** A text as a literal of SQL. Names of Kubernetes hold no backslash, which engines read differently. */
function toSqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The rows as `(key, operation, page)` tuples, one a line. */
export function toSqlValues(rows: readonly LabelRow[], address: (path: string) => string): string {
  return rows.map(({ key, operation, page }) => `  (${[key, operation, address(page)].map(toSqlText).join(', ')})`).join(',\n');
}

/** The branches of a CASE that turn a path into the pattern of its family; `test` prints one engine's match of a path. */
export function toFamilyBranches(families: readonly SurfaceFamily[], test: (regex: string) => string): string {
  return families.map(({ pattern }) => `    WHEN ${test(toSqlText(toPathRegex(pattern)))} THEN ${toSqlText(pattern)}`).join('\n');
}
