import type { OwnImport } from './rules/import-own-rules.ts';
import type { ImportReport } from './rules/import-rules.ts';

/** The paths that an import changed, for a terminal. */
export function describeChanges(changed: readonly string[]): string {
  return changed.length === 0 ? 'Nothing changed' : `Changed:\n${changed.map((path) => `  ${path}`).join('\n')}`;
}

/** What an import of rules found: counts, what was rejected and why, names of fields without a canonical one, and what it changed. */
export function describeImport({ changed, sources }: ImportReport): string {
  const lines = sources.flatMap(({ corpus, seen, imported, withUnsupported, rejected, unmapped }) => [
    `${corpus}: ${seen} rules seen, ${imported} imported, ${withUnsupported} of them with parts that cannot be expressed`,
    ...rejected.map(({ id, reason }) => `  rejected ${id}: ${reason}`),
    ...unmapped.map(({ name, count }) => `  no field of the event for "${name}" (${count})`),
  ]);
  return [...lines, describeChanges(changed)].join('\n');
}

/** The same of an import of rules of one's own. */
export function describeOwnImport({ rules, rejected, unmapped, changed }: OwnImport): string {
  const open = rules.filter((rule) => rule.unsupported.length > 0).length;
  return [
    `${rules.length} rules imported, ${open} of them with parts that cannot be expressed`,
    ...rejected.map(({ id, reason }) => `  rejected ${id}: ${reason}`),
    ...[...unmapped].map(([name, count]) => `  no field of the event for "${name}" (${count})`),
    describeChanges(changed),
  ].join('\n');
}
