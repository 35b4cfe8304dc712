import type { Predicate } from '../../predicate/types.ts';
import type { RuleContent } from '../../schema/rule.ts';

/** The parts of a predicate that could not be put into words, as rows of a rule's `unsupported`, each once, in their order. */
export function listUnsupported(predicate: Predicate): RuleContent['unsupported'] {
  const rows = collect(predicate);
  return rows.filter((row, index) => rows.findIndex(({ what, text }) => what === row.what && text === row.text) === index);
}

function collect(predicate: Predicate): RuleContent['unsupported'] {
  if ('all' in predicate) return predicate.all.flatMap(collect);
  if ('any' in predicate) return predicate.any.flatMap(collect);
  if ('not' in predicate) return collect(predicate.not);
  return 'unsupported' in predicate ? [{ what: predicate.reason, text: predicate.unsupported }] : [];
}
