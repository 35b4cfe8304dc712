import type { Elements, LeafOp } from './types.ts';

/**
 * The one notation of predicates for people, written by print.ts and read by parse.ts.
 *
 *     verb = "create" and objectRef.resource in ("pods", "jobs") and not user.username startsWith "system:"
 *
 * - Parts are joined by `and` or by `or`, never both without parentheses. `not` binds closer. `always` and `never` are the parts without
 *   a test; `all (…)` and `any (…)` hold a single part.
 * - A test is a field, an operator and a value, or several in parentheses: `=`, `in`, `startsWith`, `endsWith`, `contains`, `glob`,
 *   `matches /…/`, `cidr`, `<`, `<=`, `>`, `>=`, and `exists` without a value. A `~` behind it: letters of either case are the same.
 * - Before the field of a list: `each` (all members fit), `some` (the default, spelled out), `product` (the product has its own way).
 * - Texts are as in JSON. A regular expression with a bare `/` or a line break is a text. A field that is no plain path stands in `` ` ``.
 * - `unsupported threshold "…"` is a part in the rule's own words.
 */
export const OPERATOR_WORDS: ReadonlyMap<string, LeafOp> = new Map<string, LeafOp>([
  ['=', 'equals'],
  ['matches', 'regex'],
  ...(['in', 'startsWith', 'endsWith', 'contains', 'glob', 'exists', 'cidr'] as const).map((op) => [op, op] as const),
]);

export const ELEMENTS_WORDS: ReadonlyMap<string, Elements> = new Map<string, Elements>([
  ['each', 'all'],
  ['some', 'any'],
  ['product', 'product'],
]);

/** Words that stand where a field may: a field of this name is quoted. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'always', 'never', 'all', 'any', 'unsupported'],
  ...ELEMENTS_WORDS.keys(),
]);

/** A path as it may stand without quotes; the source of a regular expression with the `u` flag. */
export const BARE_PATH = String.raw`[A-Za-z_][\w\-\/:@$]*(?:\.[\w\-\/:@$]+|\[\]|\["(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*"\])*`;

/** A regular expression between slashes, as JavaScript has it, but that no slash inside is bare. */
export const SLASHED = String.raw`(?:[^\/\\\x00-\x1f]|\\[^\x00-\x1f])+`;
