import { evaluate } from './evaluate.ts';
import type { Known, Leaf, Lookup, Predicate, Unsupported, Verdict } from './types.ts';
import { conjoin, disjoin, negate } from './verdict.ts';

/** How a predicate came to its verdict on one event: the tree of its parts. */
export interface Explanation {
  readonly predicate: Predicate;
  readonly verdict: Verdict;
  /** Those of `all` and `any`, or the one of `not`. */
  readonly parts?: readonly Explanation[];
  /** Of a leaf: what is known of its field. */
  readonly known?: Known;
  /** The whole has its verdict because this part has its own: with others (the parts of a met `all`) or alone (one that fails it). */
  readonly deciding: boolean;
}

/** An explanation of a test or of an unsupported part. */
export type LeafExplanation = Explanation & { readonly predicate: Leaf | Unsupported };

/**
 * Says for each part of a predicate how it fares on one event, and which parts decide the whole: of a match those that carry it, of a
 * no-match the clauses that fail it, of unknown all that are unknown and so leave it open.
 * @throws SyntaxError as `compile` does.
 */
export function explain(predicate: Predicate, lookup: Lookup): Explanation {
  return markDeciding(judge(predicate, lookup));
}

/**
 * The fewest leaves and unsupported parts that the verdict rests on, in the order of the predicate: where each of several clauses
 * would decide alone, the one with the fewest leaves, the first of equals. For unknown, all that leave it open. None for a predicate that
 * is always true or never.
 */
export function decidingLeaves(explanation: Explanation): readonly LeafExplanation[] {
  const { predicate, verdict, parts } = explanation;
  if (parts === undefined) return isLeaf(explanation) ? [explanation] : [];
  const candidates = parts.filter((part) => part.deciding).map(decidingLeaves);
  if (!isAlternative(predicate, verdict)) return candidates.flat();
  return candidates.reduce((fewest, leaves) => (leaves.length < fewest.length ? leaves : fewest), candidates[0] ?? []);
}

function judge(predicate: Predicate, lookup: Lookup): Explanation {
  if ('all' in predicate) return judgeParts(predicate, predicate.all, lookup, conjoin);
  if ('any' in predicate) return judgeParts(predicate, predicate.any, lookup, disjoin);
  if ('not' in predicate) return judgeParts(predicate, [predicate.not], lookup, ([verdict = 'unknown']) => negate(verdict));
  const verdict = evaluate(predicate, lookup);
  return { predicate, verdict, deciding: false, ...('field' in predicate && { known: lookup(predicate.field) }) };
}

type Fold = (verdicts: readonly Verdict[]) => Verdict;

function judgeParts(predicate: Predicate, parts: readonly Predicate[], lookup: Lookup, fold: Fold): Explanation {
  const judged = parts.map((part) => judge(part, lookup));
  return { predicate, verdict: fold(judged.map(({ verdict }) => verdict)), parts: judged, deciding: false };
}

/** A part of a deciding `all` or `any` decides where it has the verdict of the whole; the part of a `not` always. */
function markDeciding(explanation: Explanation): Explanation {
  const { predicate, verdict, parts } = explanation;
  if (parts === undefined) return { ...explanation, deciding: true };
  const isDeciding = (part: Explanation) => 'not' in predicate || part.verdict === verdict;
  return { ...explanation, deciding: true, parts: parts.map((part) => (isDeciding(part) ? markDeciding(part) : part)) };
}

/** One failed part fails an `all`, one met part meets an `any`. */
function isAlternative(predicate: Predicate, verdict: Verdict): boolean {
  return ('all' in predicate && verdict === 'no-match') || ('any' in predicate && verdict === 'match');
}

function isLeaf(explanation: Explanation): explanation is LeafExplanation {
  return 'field' in explanation.predicate || 'unsupported' in explanation.predicate;
}
