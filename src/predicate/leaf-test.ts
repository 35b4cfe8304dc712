import { createGlob } from './glob.ts';
import { createNetwork } from './network.ts';
import type { Leaf, Relation, Scalar } from './types.ts';

/** Tells whether one value of the field fits. */
export type LeafTest = (value: unknown) => boolean;
type TextTest = (text: string) => boolean;

/**
 * Prepares the test of a leaf: values, patterns and networks are read once.
 *
 * Numbers and booleans are tested as the text that JSON has for them: 200 equals "200", true equals "true". Objects and lists have no
 * text and fit no test but `exists`; null is not a value and fits none (a lookup says absent). With `ignoreCase` both sides are put
 * in lower case; numbers, networks and `exists` know no case. A leaf without values fits nothing.
 * @throws SyntaxError for a regular expression, a network, or a number to compare with that cannot be read.
 */
export function makeTest(leaf: Leaf): LeafTest {
  const { op, values = [], ignoreCase = false, relation = '<' } = leaf;
  switch (op) {
    case 'exists':
      return (value) => value !== null && value !== undefined;
    case 'compare':
      return makeComparison(values[0], relation);
    case 'cidr':
      return onText(anyOf(values.map((value) => createNetwork(String(value)))), false);
    case 'regex':
      return onText(anyOf(values.map((value) => makeRegex(String(value), ignoreCase))), false);
    default:
      return onText(makeTextTest(op, values.map(ignoreCase ? toLower : String)), ignoreCase);
  }
}

function makeTextTest(
  op: 'equals' | 'in' | 'startsWith' | 'endsWith' | 'contains' | 'glob',
  wanted: readonly string[],
): TextTest {
  switch (op) {
    case 'equals':
    case 'in': {
      const texts = new Set(wanted);
      return (text) => texts.has(text);
    }
    case 'startsWith':
      return anyOf(wanted.map((part) => (text) => text.startsWith(part)));
    case 'endsWith':
      return anyOf(wanted.map((part) => (text) => text.endsWith(part)));
    case 'contains':
      return anyOf(wanted.map((part) => (text) => text.includes(part)));
    case 'glob':
      return anyOf(wanted.map(createGlob));
  }
}

function onText(test: TextTest, isLower: boolean): LeafTest {
  return (value) => isScalar(value) && test(isLower ? toLower(value) : String(value));
}

function anyOf(tests: readonly TextTest[]): TextTest {
  return (text) => tests.some((test) => test(text));
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function toLower(value: Scalar): string {
  return String(value).toLowerCase();
}

/** With the `u` flag where the pattern allows it: old patterns escape characters that `u` wants bare. */
function makeRegex(pattern: string, ignoreCase: boolean): TextTest {
  const flags = ignoreCase ? 'i' : '';
  const regex = tryRegex(pattern, `u${flags}`) ?? new RegExp(pattern, flags);
  return (text) => regex.test(text);
}

function tryRegex(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

function makeComparison(wanted: Scalar | undefined, relation: Relation): LeafTest {
  if (wanted === undefined) return () => false;
  const limit = toNumber(wanted);
  if (limit === undefined) throw new SyntaxError(`Cannot compare with "${wanted}": give a number`);
  const holds = makeRelation(relation, limit);
  return (value) => {
    const number = toNumber(value);
    return number !== undefined && holds(number);
  };
}

function makeRelation(relation: Relation, limit: number): (number: number) => boolean {
  switch (relation) {
    case '<':
      return (number) => number < limit;
    case '<=':
      return (number) => number <= limit;
    case '>':
      return (number) => number > limit;
    case '>=':
      return (number) => number >= limit;
  }
}

/** A number, or decimal text that is one. */
function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : undefined;
}
