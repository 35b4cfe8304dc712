import { unsupportedOf } from '../../predicate/parts.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { RuleContent } from '../../schema/rule.ts';

/** The parts of a predicate that could not be put into words, as rows of a rule's `unsupported`, each once, in their order. */
export function listUnsupported(predicate: Predicate): RuleContent['unsupported'] {
  const rows = unsupportedOf(predicate).map(({ reason, unsupported }) => ({ what: reason, text: unsupported }));
  return rows.filter((row, index) => rows.findIndex(({ what, text }) => what === row.what && text === row.text) === index);
}
