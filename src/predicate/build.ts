import type { Leaf, Predicate, Scalar, UnsupportedReason } from './types.ts';

/** Always true. */
export const TRUE: Predicate = { all: [] };

/** Never true. */
export const FALSE: Predicate = { any: [] };

/** True where every part is; a single part stands for itself. */
export function all(...parts: readonly Predicate[]): Predicate {
  return parts.length === 1 && parts[0] ? parts[0] : { all: parts };
}

/** True where one part is; a single part stands for itself. */
export function any(...parts: readonly Predicate[]): Predicate {
  return parts.length === 1 && parts[0] ? parts[0] : { any: parts };
}

export function not(part: Predicate): Predicate {
  return { not: part };
}

/** `equals` for one value, `in` for several. */
export function equals(field: string, ...values: readonly Scalar[]): Leaf {
  return { field, op: values.length === 1 ? 'equals' : 'in', values };
}

export function exists(field: string): Leaf {
  return { field, op: 'exists' };
}

/** A part that stays in the rule's own words. */
export function unsupported(reason: UnsupportedReason, text: string): Predicate {
  return { unsupported: text, reason };
}
