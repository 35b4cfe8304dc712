import type { FieldName } from '../dialects/namer.ts';
import type { Leaf, Relation, Scalar } from '../predicate/types.ts';
import { isPlain, type Pattern, toPattern } from './pattern.ts';

/** What is asked of a value, in a form that printers share. */
export type Demand =
  | { readonly kind: 'exists' }
  | { readonly kind: 'equals'; readonly values: readonly Scalar[]; readonly ignoreCase: boolean }
  | { readonly kind: 'pattern'; readonly patterns: readonly Pattern[]; readonly ignoreCase: boolean }
  | { readonly kind: 'regex'; readonly patterns: readonly string[]; readonly ignoreCase: boolean }
  | { readonly kind: 'cidr'; readonly networks: readonly string[] }
  | { readonly kind: 'compare'; readonly relation: Relation; readonly limit: number };

/** One test of one field, with the product's name for it. */
export interface FieldTest {
  readonly path: string;
  readonly name: string;
  /** Not to be met: the whole test stands under `not`. */
  readonly isDenied: boolean;
  /** The field holds several values, of which one has to fit, or with `every` each. */
  readonly isList: boolean;
  readonly every: boolean;
  readonly demand: Demand;
}

/**
 * Fields whose values the API server writes in letters of one case: for these it makes no difference whether a language tells
 * capitals apart.
 */
const ONE_CASE = new Set([
  ...['verb', 'stage', 'level', 'objectRef.resource', 'objectRef.subresource', 'objectRef.apiGroup', 'objectRef.apiVersion'],
  'annotations["authorization.k8s.io/decision"]',
]);

/** Every record has these, so that a denial need not ask whether they are missing. */
const ALWAYS = new Set(['auditID', 'level', 'requestURI', 'stage', 'verb']);

export function canBeMissing({ path }: FieldTest): boolean {
  return !ALWAYS.has(path);
}

/** True where letters of the wrong case would change what the test finds. */
export function minds(test: FieldTest, texts: readonly string[]): boolean {
  return !ONE_CASE.has(test.path) && texts.some((text) => text.toLowerCase() !== text.toUpperCase());
}

/** True for a list; a path says so by its mark, and a list within a list has two. */
export function isListPath(path: string): boolean {
  return path.includes('[]');
}

/** The demand of a leaf; undefined for one without values, which nothing fits. */
export function toDemand(leaf: Leaf, found: Extract<FieldName, { kind: 'named' }>): Demand | undefined {
  const { op, values = [], ignoreCase = false } = leaf;
  if (op === 'exists') return { kind: op };
  if (values.length === 0) return undefined;
  const texts = values.map(String);
  switch (op) {
    case 'equals':
    case 'in':
      return {
        kind: 'equals',
        values: values.map((value) => spell(value, found)),
        ignoreCase: ignoreCase && texts.some(hasCase),
      };
    case 'regex':
      return { kind: 'regex', patterns: texts, ignoreCase };
    case 'cidr':
      return { kind: 'cidr', networks: texts };
    case 'compare':
      return { kind: 'compare', relation: leaf.relation ?? '<', limit: Number(values[0]) };
    default:
      return fromPatterns(
        texts.map((text) => toPattern(op, text)),
        ignoreCase && texts.some(hasCase),
      );
  }
}

/** Patterns of which none has a wildcard ask for equality. */
function fromPatterns(patterns: readonly Pattern[], ignoreCase: boolean): Demand {
  if (patterns.every(isPlain)) return { kind: 'equals', values: patterns.map(({ text }) => text), ignoreCase };
  return { kind: 'pattern', patterns, ignoreCase };
}

export function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

/** The product's spelling of a canonical value. */
function spell(value: Scalar, { values }: Extract<FieldName, { kind: 'named' }>): Scalar {
  const own = Object.entries(values ?? {}).find(([, canonical]) => String(canonical) === String(value));
  return own ? own[0] : value;
}
