import { any, equals } from '../predicate/build.ts';
import { printLine } from '../predicate/print.ts';
import type { Leaf, Predicate } from '../predicate/types.ts';
import { type RequestPart, type RequestTarget, SUCCEEDED, toRequestParts } from './requests.ts';

/**
 * What became of a request, by its HTTP status code: `effect` below 400, `refused` 401 and 403, `failed` any other from 400 up.
 */
export type Outcome = 'any' | 'effect' | 'refused' | 'failed';

/** What a query asks for. */
export interface Search {
  /** Any of these; of none, any request. */
  readonly targets: readonly RequestTarget[];
  /** All of them have to be met. */
  readonly tests: readonly Predicate[];
  readonly outcome: Outcome;
  /** One stage alone, so that each request has one record. */
  readonly isOneRecord: boolean;
}

const CODE = 'responseStatus.code';
const UNAUTHENTICATED: Leaf = equals(CODE, 401);
const REFUSED: Leaf = equals(CODE, 401, 403);

/** The tests of an outcome, all of which have to be met; none for `any`. */
export function toOutcomeTests(outcome: Outcome): readonly Predicate[] {
  const atLeast: Leaf = { field: CODE, op: 'compare', relation: '>=', values: [400] };
  switch (outcome) {
    case 'any':
      return [];
    case 'effect':
      return [SUCCEEDED];
    case 'refused':
      return [REFUSED];
    case 'failed':
      return [atLeast, { not: REFUSED }];
  }
}

/**
 * The stage that has one record of each request. A refused authentication (401) leaves its only record at ResponseStarted
 * (apiserver pkg/endpoints/filters/authn_audit.go), so that who looks for refusals asks for that too.
 */
export function toStageTest(target: RequestTarget | undefined, outcome: Outcome): Predicate {
  const stage: Leaf = equals('stage', target?.isLongRunning ? 'ResponseStarted' : 'ResponseComplete');
  return outcome === 'refused' && !target?.isLongRunning ? any(stage, UNAUTHENTICATED) : stage;
}

/** One way to be a request that is looked for: tests that all have to be met. */
export type Branch = readonly Predicate[];

/** A search as one predicate, whatever a product can say of it. */
export function toSearchPredicate(search: Search): Predicate {
  const { targets, outcome, isOneRecord } = search;
  const stageOf = (target?: RequestTarget): Predicate[] => (isOneRecord ? [toStageTest(target, outcome)] : []);
  const branches = targets.map((target) => [
    ...flatten(identityParts(target).map(({ predicate }) => predicate)),
    ...stageOf(target),
  ]);
  const shared = targets.length > 0 ? joinBranches(branches) : stageOf();
  return { all: [...shared, ...toOutcomeTests(outcome), ...flatten(search.tests)] };
}

/** The parts that tell an operation from others. */
export function identityParts(target: RequestTarget): readonly RequestPart[] {
  return toRequestParts(target).filter(({ what }) => what !== 'stage');
}

/** Conjuncts of which any branch is met, in as few tests as values of one field allow. */
export function joinBranches(branches: readonly Branch[]): readonly Predicate[] {
  const merged = ['verb', 'objectRef.resource'].reduce(mergeOn, branches);
  const [first = [], ...others] = merged;
  if (others.length === 0) return first;
  const lines = others.map((branch) => new Set(branch.map(printLine)));
  const shared = first.filter((part) => lines.every((set) => set.has(printLine(part))));
  const own = new Set(shared.map(printLine));
  const rest = merged.map((branch) => ({ all: branch.filter((part) => !own.has(printLine(part))) }));
  return [any(...rest), ...shared];
}

/** Branches that differ in the values of one field alone become one. */
function mergeOn(branches: readonly Branch[], field: string): readonly Branch[] {
  const merged = new Map<string, Branch>();
  for (const branch of branches) {
    const rest = branch.filter((part) => !isEquality(part, field));
    const key = rest.length === branch.length - 1 ? printLine({ all: rest }) : `alone ${merged.size}`;
    const before = merged.get(key);
    merged.set(key, before ? before.map((part) => joinEquality(part, branch, field)) : branch);
  }
  return [...merged.values()];
}

function joinEquality(part: Predicate, branch: Branch, field: string): Predicate {
  const other = branch.find((one) => isEquality(one, field));
  if (!isEquality(part, field) || !other || !isEquality(other, field)) return part;
  return equals(field, ...new Set([...(part.values ?? []), ...(other.values ?? [])]));
}

function isEquality(part: Predicate, field: string): part is Leaf {
  return 'field' in part && part.field === field && (part.op === 'equals' || part.op === 'in') && !part.ignoreCase;
}

/** Without conjunctions among the parts. */
export function flatten(parts: readonly Predicate[]): Predicate[] {
  return parts.flatMap((part) => ('all' in part ? part.all : [part]));
}
