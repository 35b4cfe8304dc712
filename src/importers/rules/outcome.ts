import type { RuleContent } from '../../schema/rule.ts';
import type { CorpusImport, ReadError, Rejected } from './corpus-importer.ts';

/** What came of one rule of a corpus. `unmapped` are names without a field that were met in it. */
export type Outcome =
  | { readonly rule: RuleContent; readonly unmapped?: ReadonlyMap<string, number> }
  | { readonly rejected: Rejected }
  | { readonly errors: readonly ReadError[] };

/** Sorts the outcomes of a corpus into what was read, what was not, and why. */
export function collectOutcomes(outcomes: readonly Outcome[]): CorpusImport {
  const unmapped = new Map<string, number>();
  for (const outcome of outcomes) {
    if (!('rule' in outcome)) continue;
    for (const [name, count] of outcome.unmapped ?? []) unmapped.set(name, (unmapped.get(name) ?? 0) + count);
  }
  return {
    rules: outcomes.flatMap((outcome) => ('rule' in outcome ? [outcome.rule] : [])),
    rejected: outcomes.flatMap((outcome) => ('rejected' in outcome ? [outcome.rejected] : [])),
    errors: outcomes.flatMap((outcome) => ('errors' in outcome ? outcome.errors : [])),
    unmapped,
  };
}
