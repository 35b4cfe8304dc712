import type { Known, Leaf, Predicate, UnsupportedReason } from '../../predicate/types.ts';
import type { Gap } from '../../predicate/undecided.ts';

/** What of a rule is asked of an event. Rules of the catalog and of the page's bundle have it. */
export interface AskedRule {
  readonly predicate: Predicate;
  /** Everything that the rule demands beyond one event, or that could not be read. */
  readonly unsupported: readonly { readonly what: UnsupportedReason }[];
}

/** One test of a rule, and what the event says of its field. */
export interface Clause {
  readonly leaf: Leaf;
  /** Stands under an odd number of `not`: the rule asks that the test is not met. */
  readonly isNegated: boolean;
  readonly known: Known;
}

/** What leaves a rule open on an event: a field of which nothing is known and why, a list that the product reads in its own way, or a part in words. */
export type OpenPart =
  | { readonly kind: 'field'; readonly field: string; readonly gaps: readonly Gap[] }
  | { readonly kind: 'product'; readonly field: string }
  | { readonly kind: 'words'; readonly text: string; readonly reason: UnsupportedReason };

/**
 * - `fires`: every part is met by this event; with `needs`, by each such event, of which the rule needs several.
 * - `nearly`: it is about this operation, and the one or two clauses of `against` are all that stands against it.
 * - `cannot-tell`: nothing stands against it, and `open` would have to be known.
 * - `reaches`: the same of a rule of which a person read the operations only; `isNamed` where its own words pick this one.
 * - `does-not`: by the first of the shortest reasons.
 */
export type Verdict =
  | { readonly kind: 'fires'; readonly met: readonly Clause[]; readonly needs: readonly UnsupportedReason[] }
  | { readonly kind: 'nearly' | 'does-not'; readonly against: readonly Clause[] }
  | { readonly kind: 'cannot-tell'; readonly open: readonly OpenPart[] }
  | { readonly kind: 'reaches'; readonly isNamed: boolean };

/** Parts beyond one event: the predicate says what each of several events must be. */
const SEVERAL_EVENTS: ReadonlySet<UnsupportedReason> = new Set([
  ...(['threshold', 'sequence', 'join', 'aggregation', 'new-terms', 'baseline'] as const),
]);

/** What a rule demands of several events together; empty where one event decides. */
export function needsOf({ unsupported }: AskedRule): readonly UnsupportedReason[] {
  return [...new Set(unsupported.map(({ what }) => what).filter((what) => SEVERAL_EVENTS.has(what)))];
}
