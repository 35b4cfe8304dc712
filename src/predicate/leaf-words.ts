import type { Leaf, LeafOp, Relation, Scalar } from './types.ts';

/** A test in words: `is one of` and its values, and how a list and the case of letters are read. */
export interface LeafWords {
  /** Before the operator, where the field is a list: "one value", "each value", "no value". */
  readonly of?: string | undefined;
  readonly operator: string;
  readonly values: readonly string[];
  readonly note?: string | undefined;
}

type Words = readonly [one: string, notOne: string, several: string, notSeveral: string];

const WORDS: Readonly<Record<Exclude<LeafOp, 'compare' | 'exists'>, Words>> = {
  equals: ['is', 'is not', 'is one of', 'is none of'],
  in: ['is', 'is not', 'is one of', 'is none of'],
  startsWith: ['begins with', 'does not begin with', 'begins with one of', 'begins with none of'],
  endsWith: ['ends with', 'does not end with', 'ends with one of', 'ends with none of'],
  contains: ['contains', 'does not contain', 'contains one of', 'contains none of'],
  glob: ['fits the pattern', 'does not fit the pattern', 'fits one of the patterns', 'fits none of the patterns'],
  regex: [
    'matches the expression',
    'does not match the expression',
    'matches one of the expressions',
    'matches none of the expressions',
  ],
  cidr: ['is in the network', 'is not in the network', 'is in one of the networks', 'is in none of the networks'],
};

/** What is not below a value is at least it. */
const RELATIONS: Readonly<Record<Relation, readonly [met: string, unmet: string]>> = {
  '<': ['is less than', 'is at least'],
  '<=': ['is at most', 'is more than'],
  '>': ['is more than', 'is at most'],
  '>=': ['is at least', 'is less than'],
};

/** Says a test, or with `isNegated` its negation, which also holds where the field is not there. */
export function toLeafWords(leaf: Leaf, isNegated = false): LeafWords {
  const of = isList(leaf) && leaf.op !== 'exists' ? quantifierOf(leaf, isNegated) : undefined;
  return {
    of,
    operator: operatorOf(leaf, isNegated && of === undefined),
    values: (leaf.values ?? []).map(showValue),
    note: noteOf(leaf, isNegated && of === undefined),
  };
}

/** A value as people read it; in quotes where its ends, or all of it, would not be seen. */
export function showValue(value: Scalar): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  return value === '' || value !== value.trim() || /\p{Cc}/u.test(value) ? JSON.stringify(value) : value;
}

function isList({ field, elements }: Leaf): boolean {
  return field.includes('[]') || elements !== undefined;
}

function quantifierOf({ elements = 'any' }: Leaf, isNegated: boolean): string {
  if (elements === 'all') return isNegated ? 'not each value' : 'each value';
  return isNegated ? 'no value' : 'one value';
}

function operatorOf({ op, relation = '<', values = [] }: Leaf, isNegated: boolean): string {
  const negated = isNegated ? 1 : 0;
  if (op === 'exists') return isNegated ? 'is absent' : 'is present';
  if (op === 'compare') return RELATIONS[relation][negated];
  return WORDS[op][(values.length > 1 ? 2 : 0) + negated] as string;
}

function noteOf({ op, ignoreCase, elements }: Leaf, isNegated: boolean): string | undefined {
  const notes = [
    ...(op === 'compare' && isNegated ? ['or absent'] : []),
    ...(ignoreCase ? ['ignoring case'] : []),
    ...(elements === 'product' ? ['of several values, the product decides in its own way'] : []),
  ];
  return notes.length > 0 ? notes.join('; ') : undefined;
}
