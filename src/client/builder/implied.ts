import { FALSE, TRUE } from '../../predicate/build.ts';
import { makeTest } from '../../predicate/leaf-test.ts';
import { printLine } from '../../predicate/print.ts';
import type { Leaf, Predicate } from '../../predicate/types.ts';

/** A test that holds of every record which is looked for, or with `isDenied` of none. */
export interface Given {
  readonly leaf: Leaf;
  readonly isDenied: boolean;
}

/** The tests among conjuncts. What is joined by `or` says nothing of a single record. */
export function toGiven(conjuncts: readonly Predicate[]): readonly Given[] {
  return conjuncts.flatMap((part): Given[] => {
    if ('field' in part) return [{ leaf: part, isDenied: false }];
    return 'not' in part && 'field' in part.not ? [{ leaf: part.not, isDenied: true }] : [];
  });
}

/** The predicate with what follows from given tests already decided; all else stays open. */
export function decideGiven(predicate: Predicate, given: readonly Given[]): Predicate {
  if ('all' in predicate) return { all: predicate.all.map((part) => decideGiven(part, given)) };
  if ('any' in predicate) return { any: predicate.any.map((part) => decideGiven(part, given)) };
  if ('not' in predicate) return { not: decideGiven(predicate.not, given) };
  if ('unsupported' in predicate) return predicate;
  const own = given.filter(({ leaf }) => leaf.field === predicate.field);
  if (own.some((test) => follows(predicate, test))) return TRUE;
  return own.some((test) => contradicts(predicate, test)) ? FALSE : predicate;
}

/** Whether a test is met by every record of which the other is given. */
function follows(asked: Leaf, { leaf, isDenied }: Given): boolean {
  if (isDenied) return false;
  if (asked.op === 'exists' || isSame(asked, leaf)) return true;
  if (!readsAnyValue(asked)) return false;
  if (isEquality(leaf)) return (leaf.values ?? []).every(makeTest(asked));
  const isPrefix = asked.op === 'startsWith' && leaf.op === 'startsWith' && !asked.ignoreCase;
  return isPrefix && (leaf.values ?? []).every((value) => asked.values?.some((start) => String(value).startsWith(String(start))));
}

/** Whether a test is met by no record of which the other is given. Of a list, a further value may meet it. */
function contradicts(asked: Leaf, { leaf, isDenied }: Given): boolean {
  if (isDenied) return leaf.op === 'exists' || isSame(asked, leaf) || (readsAnyValue(asked) && isWithin(asked, leaf));
  if (asked.field.includes('[]') || !isEquality(leaf)) return false;
  const fits = makeTest(asked);
  return !(leaf.values ?? []).some(fits);
}

/** Every value that meets an equality is one that the other denies. */
function isWithin(asked: Leaf, denied: Leaf): boolean {
  return isEquality(asked) && (asked.values ?? []).every(makeTest(denied));
}

function isSame(one: Leaf, other: Leaf): boolean {
  return printLine(one) === printLine(other);
}

function isEquality({ op, ignoreCase, values }: Leaf): boolean {
  return (op === 'equals' || op === 'in') && !ignoreCase && (values?.length ?? 0) > 0;
}

/** Of several values one is enough. */
function readsAnyValue({ elements }: Leaf): boolean {
  return elements === undefined || elements === 'any';
}
