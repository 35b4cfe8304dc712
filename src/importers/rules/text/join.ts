import { all, any, FALSE, not, TRUE } from '../../../predicate/build.ts';
import type { Leaf, Predicate, Scalar } from '../../../predicate/types.ts';
import type { BooleanTree } from './boolean.ts';

/** All of the parts, with what changes nothing left out: TRUE, doubles, a conjunction in a conjunction. FALSE where one part is. */
export function joinAll(parts: readonly Predicate[]): Predicate {
  const flat = parts.flatMap((part) => ('all' in part ? part.all : [part]));
  return flat.some(isFalse) ? FALSE : all(...dropDoubles(flat));
}

/**
 * Any of the parts, with what changes nothing left out: FALSE, doubles, an alternative in an alternative. TRUE where one part is.
 * Tests of one field that differ in the value alone become one test of several values.
 */
export function joinAny(parts: readonly Predicate[]): Predicate {
  const flat = parts.flatMap((part) => ('any' in part ? part.any : [part]));
  return flat.some(isTrue) ? TRUE : any(...dropDoubles(mergeValues(flat)));
}

/** The opposite; twice the opposite is the part itself. */
export function negate(part: Predicate): Predicate {
  if (isTrue(part)) return FALSE;
  if (isFalse(part)) return TRUE;
  return 'not' in part ? part.not : not(part);
}

export function isTrue(part: Predicate): boolean {
  return 'all' in part && part.all.length === 0;
}

export function isFalse(part: Predicate): boolean {
  return 'any' in part && part.any.length === 0;
}

/** The same predicate with each leaf replaced; what becomes TRUE or FALSE by it is folded. */
export function mapLeaves(predicate: Predicate, change: (leaf: Leaf) => Predicate): Predicate {
  if ('all' in predicate) return joinAll(predicate.all.map((part) => mapLeaves(part, change)));
  if ('any' in predicate) return joinAny(predicate.any.map((part) => mapLeaves(part, change)));
  if ('not' in predicate) return negate(mapLeaves(predicate.not, change));
  return 'unsupported' in predicate ? predicate : change(predicate);
}

/** A tree of tests as a predicate. */
export function joinTree<Test>(tree: BooleanTree<Test>, convert: (test: Test) => Predicate): Predicate {
  switch (tree.kind) {
    case 'all':
      return joinAll(tree.parts.map((part) => joinTree(part, convert)));
    case 'any':
      return joinAny(tree.parts.map((part) => joinTree(part, convert)));
    case 'not':
      return negate(joinTree(tree.part, convert));
    case 'test':
      return convert(tree.test);
  }
}

function dropDoubles<T extends Predicate>(parts: readonly T[]): T[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

/** `in` is `equals` of several values. Several elements that must all fit do not merge: each value would have to fit all of them. */
function mergeValues(parts: readonly Predicate[]): readonly Predicate[] {
  const merged = new Map<string, Predicate>();
  for (const part of parts) {
    const key = mergeKey(part);
    const before = merged.get(key);
    merged.set(key, before && 'field' in before && 'field' in part ? mergeTwo(before, part) : part);
  }
  return [...merged.values()];
}

function mergeKey(part: Predicate): string {
  if (!('field' in part) || !MERGED.has(part.op) || part.elements === 'all') return JSON.stringify(part);
  const { field, op, elements, ignoreCase } = part;
  return JSON.stringify({ field, op: op === 'in' ? 'equals' : op, elements, ignoreCase });
}

const MERGED: ReadonlySet<Leaf['op']> = new Set(['equals', 'in', 'startsWith', 'endsWith', 'contains', 'glob', 'regex', 'cidr']);

function mergeTwo(left: Leaf, right: Leaf): Leaf {
  const values: readonly Scalar[] = [...new Set([...(left.values ?? []), ...(right.values ?? [])])];
  const isEquals = left.op === 'equals' || left.op === 'in';
  return { ...left, ...(isEquals && { op: values.length === 1 ? 'equals' : 'in' }), values };
}
