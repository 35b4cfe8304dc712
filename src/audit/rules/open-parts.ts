import { decidingLeaves, type Explanation, type LeafExplanation } from '../../predicate/explain.ts';
import type { Gap } from '../../predicate/undecided.ts';
import type { OpenPart } from './rule.ts';

/** What leaves a rule open, in the order of the rule, each field and text once. */
export function findOpenParts(explanation: Explanation, findGaps: (field: string) => readonly Gap[]): readonly OpenPart[] {
  const parts = decidingLeaves(explanation).map((leaf) => toOpenPart(leaf, findGaps));
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()];
}

function toOpenPart({ predicate, known }: LeafExplanation, findGaps: (field: string) => readonly Gap[]): OpenPart {
  if ('unsupported' in predicate) return { kind: 'words', text: predicate.unsupported, reason: predicate.reason };
  if (known?.kind === 'value') return { kind: 'product', field: predicate.field };
  return { kind: 'field', field: predicate.field, gaps: findGaps(predicate.field) };
}

function keyOf(part: OpenPart): string {
  return part.kind === 'words' ? `words ${part.text}` : `${part.kind} ${part.field}`;
}
