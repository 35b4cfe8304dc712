import { FALSE, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, UnsupportedReason } from '../../../predicate/types.ts';
import { describeTest, type Translator } from '../dialect.ts';
import { joinAny, negate } from '../text/join.ts';

/** What the names of fields mean at one place in a search: each command may change it. */
export interface Scope {
  readonly translator: Translator;
  /** Names that a command gave to another field. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Names that a command made, and why nothing can be said of them. */
  readonly made: ReadonlyMap<string, UnsupportedReason>;
  /** What stands for a missing value, in all fields or in some. */
  readonly filled: { readonly value: string; readonly fields: readonly string[] } | undefined;
}

/** One test of a field as Splunk names it here, as tests of canonical fields. */
export function testField(test: Leaf, scope: Scope): Predicate {
  const reason = scope.made.get(test.field);
  if (reason) return unsupported(reason, describeTest(test));
  const field = scope.renamed.get(test.field) ?? test.field;
  const own = scope.translator.translate({ ...test, field });
  return isFilled(test.field, scope) && fitsFilling(test, scope) ? joinAny([own, negate(testPresence(field, scope))]) : own;
}

function testPresence(field: string, { translator }: Scope): Predicate {
  return translator.translate({ field, op: 'exists' });
}

/** That a field is there; always so where a command fills in what is missing. */
export function testExists(name: string, scope: Scope): Predicate {
  return isFilled(name, scope) && !scope.made.has(name) ? TRUE : testField({ field: name, op: 'exists' }, scope);
}

function isFilled(name: string, { filled }: Scope): boolean {
  return filled !== undefined && (filled.fields.length === 0 || filled.fields.includes(name));
}

function fitsFilling({ op, values = [] }: Leaf, { filled }: Scope): boolean {
  return (op === 'equals' || op === 'in') && values.some((value) => String(value) === filled?.value);
}

/** True for a field of several values: of these the product's documents do not say how they are unlike a value. */
export function isList(name: string, { renamed, translator }: Scope): boolean {
  return translator.pathOf(renamed.get(name) ?? name)?.includes('[]') ?? false;
}

/**
 * A field that is there and does not fit: what `!=` asks for. `fits` is the test that must fail.
 * @see https://docs.splunk.com/Documentation/Splunk/9.0.9/Search/NOTexpressions
 */
export function testUnlike(fits: Leaf, scope: Scope): readonly Predicate[] {
  if (fits.op === 'exists') return [FALSE];
  const presence = testExists(fits.field, scope);
  if ('unsupported' in presence) return [{ ...presence, unsupported: describeTest({ ...fits, field: `${fits.field} not` }) }];
  const one: Leaf = isList(fits.field, scope) ? { ...fits, elements: 'product' } : fits;
  return [presence, negate(testField(one, scope))];
}
