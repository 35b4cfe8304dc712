import { FALSE, TRUE } from './build.ts';
import { printLine } from './print.ts';
import type { All, Any, Leaf, Predicate, Scalar } from './types.ts';

/**
 * Says the same in fewer words: the verdict is the same for every lookup, also where it is unknown. Nested parts of one kind become
 * one level; `always`, `never`, double negation and parts that stand twice go; equals of one field under `any` become one `in`; a single
 * part stands for itself. A `not` is taken apart only where everything below it is negated. Simplifying twice changes nothing more.
 */
export function simplify(predicate: Predicate): Predicate {
  if ('all' in predicate) return joinParts(predicate.all.map(simplify), 'all');
  if ('any' in predicate) return joinParts(predicate.any.map(simplify), 'any');
  if ('not' in predicate) return negate(simplify(predicate.not));
  return 'unsupported' in predicate ? predicate : simplifyLeaf(predicate);
}

type Kind = 'all' | 'any';

/** Joins parts that are simple already. */
function joinParts(parts: readonly Predicate[], kind: Kind): Predicate {
  const flat = parts.flatMap((part) => partsOf(part, kind) ?? [part]);
  const isDecided = flat.some((part) => partsOf(part, kind === 'all' ? 'any' : 'all')?.length === 0);
  if (isDecided) return kind === 'all' ? FALSE : TRUE;
  const left = dropRepeated(kind === 'any' ? mergeEquals(flat) : flat);
  if (left.length === 1 && left[0]) return left[0];
  return kind === 'all' ? { all: left } : { any: left };
}

/** The parts of an `all`, or of an `any`, where it is one. */
function partsOf(predicate: Predicate, kind: Kind): readonly Predicate[] | undefined {
  if (kind === 'all') return (predicate as Partial<All>).all;
  return (predicate as Partial<Any>).any;
}

/** `part` is simple already. Negated parts swap `all` and `any` and lose their `not`, which is shorter; nothing else is pushed down. */
function negate(part: Predicate): Predicate {
  if ('not' in part) return part.not;
  const kind = 'all' in part ? 'all' : 'any';
  const parts = partsOf(part, kind)?.map((inner) => ('not' in inner ? inner.not : undefined));
  if (parts?.every((inner) => inner !== undefined)) return joinParts(parts, kind === 'all' ? 'any' : 'all');
  return { not: part };
}

function dropRepeated(parts: readonly Predicate[]): readonly Predicate[] {
  return [...new Map(parts.map((part) => [printLine(part), part])).values()];
}

/** Puts the values of all tests for equality of one field, read in one way, into the first of them. */
function mergeEquals(parts: readonly Predicate[]): readonly Predicate[] {
  const merged = new Map<string, Predicate>();
  for (const [at, part] of parts.entries()) {
    const key = 'field' in part ? mergeKey(part) : undefined;
    const before = key === undefined ? undefined : merged.get(key);
    merged.set(key ?? String(at), before ? joinValues(before as Leaf, part as Leaf) : part);
  }
  return [...merged.values()];
}

function mergeKey({ field, op, ignoreCase, elements }: Leaf): string | undefined {
  const isEquality = op === 'equals' || op === 'in';
  return isEquality && elements === undefined ? `${ignoreCase ? 'ignoring case' : 'exact'} ${field}` : undefined;
}

function joinValues(one: Leaf, other: Leaf): Leaf {
  return simplifyLeaf({ ...one, op: 'in', values: [...(one.values ?? []), ...(other.values ?? [])] });
}

/** Leaves out what is the default and values that stand twice; `in` a single value is `equals`. */
function simplifyLeaf({ elements, ...leaf }: Leaf): Leaf {
  const values = leaf.values && dropRepeatedValues(leaf.values, leaf.ignoreCase === true && leaf.op !== 'regex');
  const op = leaf.op === 'in' && values?.length === 1 ? 'equals' : leaf.op;
  return { ...leaf, op, ...(values && { values }), ...(elements && elements !== 'any' && { elements }) };
}

/** Values are compared as text: 200 and "200" are one. */
function dropRepeatedValues(values: readonly Scalar[], ignoreCase: boolean): readonly Scalar[] {
  const seen = new Map<string, Scalar>();
  for (const value of values) {
    const key = ignoreCase ? String(value).toLowerCase() : String(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}
