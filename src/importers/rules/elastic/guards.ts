import { TRUE } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';

/** Fields that every record has. */
const ALWAYS = ['auditID', 'level', 'requestURI', 'stage', 'verb'];

/**
 * Leaves out each `exists` that says nothing new: of a field that every record has, and of one that another part of the same conjunction,
 * or of one around it, demands already. Negated tests of ES|QL bring many of them.
 */
export function dropGuards(predicate: Predicate, demanded: ReadonlySet<string> = new Set(ALWAYS)): Predicate {
  if ('any' in predicate) return joinAny(predicate.any.map((part) => dropGuards(part, demanded)));
  if ('not' in predicate) return negate(dropGuards(predicate.not, demanded));
  if (!('all' in predicate)) return isGuard(predicate) && demanded.has(predicate.field) ? TRUE : predicate;
  const tested = new Set([
    ...demanded,
    ...predicate.all.flatMap((part) => ('field' in part && part.op !== 'exists' ? [part.field] : [])),
  ]);
  const around = new Set([...tested, ...predicate.all.flatMap((part) => (isGuard(part) ? [part.field] : []))]);
  return joinAll(predicate.all.map((part) => dropGuards(part, isGuard(part) ? tested : around)));
}

function isGuard(part: Predicate): part is { readonly field: string; readonly op: 'exists' } {
  return 'field' in part && part.op === 'exists';
}
