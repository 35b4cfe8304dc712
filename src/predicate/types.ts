/**
 * The logic of a detection rule as plain data over canonical fields: paths of an `audit.k8s.io/v1` Event, in the spelling of
 * content/fields (`objectRef.subresource`, `user.groups[]`, `annotations["authorization.k8s.io/decision"]`).
 * `{all: []}` is always true, `{any: []}` is never true.
 */
export type Predicate = All | Any | Not | Leaf | Unsupported;

export interface All {
  readonly all: readonly Predicate[];
}

export interface Any {
  readonly any: readonly Predicate[];
}

export interface Not {
  readonly not: Predicate;
}

export type Scalar = string | number | boolean;

/**
 * - `equals`, `in`: the value is the one, or one of the several.
 * - `startsWith`, `endsWith`, `contains`: of the value as text; several values mean any of them.
 * - `glob`: the whole text; `*` is any run, `?` any one character, `\` takes the next character as it is.
 * - `regex`: ECMAScript, found anywhere in the text unless anchored.
 * - `exists`: there is a value; takes none.
 * - `cidr`: an IPv4 or IPv6 address inside one of the networks.
 * - `compare`: a number in the `relation` to the one value.
 */
export type LeafOp = 'equals' | 'in' | 'startsWith' | 'endsWith' | 'contains' | 'glob' | 'regex' | 'exists' | 'cidr' | 'compare';

export type Relation = '<' | '<=' | '>' | '>=';

/**
 * How a leaf reads a field of several values (`user.groups[]`, an image of each container):
 * `any` (the default, left out): one of them fits; `all`: each of them fits; `product`: the product decides in its own way,
 * so that several values leave the leaf unknown.
 */
export type Elements = 'any' | 'all' | 'product';

/** One test of one field. A field that is not there fits no test: its negation is true. */
export interface Leaf {
  readonly field: string;
  readonly op: LeafOp;
  readonly values?: readonly Scalar[];
  /** Only with `compare`. */
  readonly relation?: Relation;
  /** Letters of either case are the same. */
  readonly ignoreCase?: true;
  readonly elements?: Elements;
}

/** Why a part of a rule could not be put into words of this language. */
export const UNSUPPORTED_REASONS = [
  'unmapped-field',
  'computed-field',
  'full-text',
  'regex',
  'function',
  'threshold',
  'sequence',
  'join',
  'aggregation',
  'new-terms',
  'lookup',
  'time',
  'baseline',
  'not-transcribed',
  'never-written',
] as const;
export type UnsupportedReason = (typeof UNSUPPORTED_REASONS)[number];

/** A part of the rule that is kept in its own words. Never true nor false: unknown. */
export interface Unsupported {
  readonly unsupported: string;
  readonly reason: UnsupportedReason;
}

/** Match, no match, or not to be told from what is known of the event. */
export type Verdict = 'match' | 'no-match' | 'unknown';

/** What is known of a field: its values (several for a list, never none), that it is not there, or nothing. */
export type Known = { readonly kind: 'value'; readonly values: readonly unknown[] } | { readonly kind: 'absent' | 'unknown' };

/** Answers what is known of a canonical field of one event. */
export type Lookup = (field: string) => Known;
