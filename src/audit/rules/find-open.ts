import { type Compiled, compile } from '../../predicate/evaluate.ts';
import { OPERATION_FIELDS } from '../../predicate/event-lookup.ts';
import { parseFieldPath } from '../../predicate/field-path.ts';
import { createLeafTables } from '../../predicate/leaf-tables.ts';
import { partsOf } from '../../predicate/parts.ts';
import { type DecideLeaf, reduce } from '../../predicate/reduce.ts';
import type { Leaf, Lookup, Predicate, Verdict } from '../../predicate/types.ts';
import { type JsonObject, ownValue } from '../json.ts';

/** Called for each predicate that an event does not contradict, in their order. */
export type OnOpen = (index: number, verdict: 'match' | 'unknown') => void;

/** Asks all predicates of an event: `lookup` answers for `event`, whose wrapper has lost the paths of `lost`. */
export type FindOpen = (event: JsonObject, lost: readonly string[], lookup: Lookup, onOpen: OnOpen) => void;

interface Open {
  readonly index: number;
  readonly verdict: 'match' | 'unknown';
}

/** What is left to ask of events that are alike: the predicates that are open whatever else they hold, and those that depend on it. */
interface Plan {
  readonly decided: readonly Open[];
  readonly asked: readonly Asked[];
  /** Those that rest on nothing but who sent the request and how it was answered, with these fields. */
  readonly repeating: readonly Asked[];
  readonly fields: readonly string[];
  /** What is decided and repeats, by the values of these fields. */
  readonly profiles: Map<string, readonly Open[]>;
}

interface Asked {
  readonly index: number;
  readonly verdictOf: Compiled;
}

/**
 * Prepares many predicates to be asked about many events. What follows from verb, group, resource, subresource, level, stage, and from which
 * fields are there at all, is worked out once for all events that agree in them: first which predicates the request leaves open, then
 * of these what the rest decides.
 * @throws SyntaxError as `compile` does.
 */
export function createOpenFinder(predicates: readonly Predicate[]): FindOpen {
  const leaves = collectLeaves(predicates);
  const tables = createLeafTables(leaves);
  const roots = findRoots(leaves);
  const all = predicates.map((_, index) => index);
  const candidates = createCache<readonly number[]>();
  const plans = createCache<Plan>();
  const decideWhere =
    (isShared: (field: string) => boolean, lookup: Lookup): DecideLeaf =>
    (leaf) =>
      isShared(leaf.field) ? tables.verdictOf(leaf)(lookup) : undefined;
  const planOf = (candidates: readonly number[], isShared: (field: string) => boolean, lookup: Lookup): Plan => {
    const rests = candidates.map((index) => ({
      index,
      rest: reduce(predicates[index] ?? { any: [] }, decideWhere(isShared, lookup)),
    }));
    return makePlan(rests, tables.verdictOf);
  };
  const planFor = (event: JsonObject, lost: readonly string[], lookup: Lookup): Plan => {
    const request = requestKey(event, lost);
    if (request === undefined) return planOf(all, isNone, lookup);
    return plans(`${request}${detailKey(event, roots)}`, () => {
      const near = candidates(request, () => findCandidates(predicates, decideWhere(isOfRequest(event), lookup)));
      return planOf(near, isOfPlan(event), lookup);
    });
  };
  const openOfProfile = (plan: Plan, lookup: Lookup): readonly Open[] => {
    let key = '';
    for (const field of plan.fields) {
      const number = tables.numberOf(field);
      if (number === undefined) return joinOpen(plan, lookup);
      key += `${number} `;
    }
    const known = plan.profiles.get(key);
    if (known) return known;
    const open = joinOpen(plan, lookup);
    if (plan.profiles.size >= MOST_PROFILES) plan.profiles.clear();
    plan.profiles.set(key, open);
    return open;
  };
  return (event, lost, lookup, onOpen) => {
    tables.setEvent(lookup);
    const plan = planFor(event, lost, lookup);
    mergeInOrder(openOfProfile(plan, lookup), findOpen(plan.asked, lookup), onOpen);
  };
}

/** Most profiles of a plan that are kept. */
const MOST_PROFILES = 200;

function findOpen(asked: readonly Asked[], lookup: Lookup): readonly Open[] {
  const open: Open[] = [];
  for (const { index, verdictOf } of asked) {
    const verdict = verdictOf(lookup);
    if (verdict !== 'no-match') open.push({ index, verdict });
  }
  return open;
}

function joinOpen({ decided, repeating }: Plan, lookup: Lookup): readonly Open[] {
  return [...decided, ...findOpen(repeating, lookup)].toSorted((a, b) => a.index - b.index);
}

/** Fields that have few values in a log, and the same ones together. */
const REPEATING: ReadonlySet<string> = new Set([
  ...['user', 'impersonatedUser', 'userAgent', 'sourceIPs', 'responseStatus', 'authenticationMetadata'],
]);

function isRepeating(field: string): boolean {
  return field === 'objectRef.namespace' || REPEATING.has(parseFieldPath(field)?.[0] ?? '');
}

function mergeInOrder(decided: readonly Open[], open: readonly Open[], onOpen: OnOpen): void {
  let at = 0;
  for (const { index, verdict } of open) {
    for (let next = decided[at]; next && next.index < index; next = decided[at]) {
      onOpen(next.index, next.verdict);
      at += 1;
    }
    onOpen(index, verdict);
  }
  for (const { index, verdict } of decided.slice(at)) onOpen(index, verdict);
}

function collectLeaves(predicates: readonly Predicate[]): readonly Leaf[] {
  const parts = predicates.flatMap((predicate) => partsOf(predicate)).map(({ part }) => part);
  return [...new Set(parts)].filter((part) => 'field' in part);
}

/** The outermost keys of all fields that are asked for. */
function findRoots(leaves: readonly Leaf[]): readonly string[] {
  return [...new Set(leaves.map(({ field }) => parseFieldPath(field)?.[0] ?? ''))].filter((root) => root !== '');
}

/** Undefined where a part of the request is of a wrong type: such an event shares nothing with others. */
function requestKey(event: JsonObject, lost: readonly string[]): string | undefined {
  const reference = own(event, 'objectRef') ?? {};
  if (typeof reference !== 'object' || Array.isArray(reference)) return undefined;
  const [verb, level, stage] = [own(event, 'verb'), own(event, 'level'), own(event, 'stage')];
  const [group, resource, subresource] = [own(reference, 'apiGroup'), own(reference, 'resource'), own(reference, 'subresource')];
  const parts = [verb, level, stage, group, resource, subresource];
  if (parts.some((part) => part !== undefined && typeof part !== 'string')) return undefined;
  const hasReference = own(event, 'objectRef') !== undefined;
  return JSON.stringify([verb, hasReference, group, resource, subresource, lost]);
}

/** Which fields are there, and what else decides what an absent one means (predicate/undecided.ts). */
function detailKey(event: JsonObject, roots: readonly string[]): string {
  let present = '';
  for (const root of roots) present += own(event, root) === undefined ? '0' : '1';
  const annotations = own(event, 'annotations');
  const isTruncated = own(annotations, 'audit.k8s.io/truncated') === 'true';
  return JSON.stringify([own(event, 'level'), own(event, 'stage'), present, isTruncated]);
}

/** Null counts as absent. */
function own(holder: unknown, key: string): unknown {
  return ownValue(holder, key) ?? undefined;
}

const OF_REQUEST: ReadonlySet<string> = new Set(OPERATION_FIELDS);

/** Fields in which all events of a request key agree, and text that is no path. */
function isOfRequest(event: JsonObject): (field: string) => boolean {
  const hasReference = own(event, 'objectRef') !== undefined;
  return (field) => {
    const root = parseFieldPath(field)?.[0];
    return root === undefined || OF_REQUEST.has(field) || (root === 'objectRef' && !hasReference);
  };
}

/** The same for a plan: level and stage, and fields that none of its events has. */
function isOfPlan(event: JsonObject): (field: string) => boolean {
  return (field) => {
    const root = parseFieldPath(field)?.[0];
    const isSame = OF_REQUEST.has(field) || field === 'level' || field === 'stage';
    return root === undefined || isSame || own(event, root) === undefined;
  };
}

const isNone = (): boolean => false;

function findCandidates(predicates: readonly Predicate[], decide: DecideLeaf): readonly number[] {
  return predicates.flatMap((predicate, index) => (reduce(predicate, decide) === 'no-match' ? [] : [index]));
}

/** `rests`: what is left of the predicates that may be open, in their order. */
function makePlan(
  rests: readonly { readonly index: number; readonly rest: Predicate | Verdict }[],
  prepare: (leaf: Leaf) => Compiled,
): Plan {
  const decided: Open[] = [];
  const [asked, repeating]: [Asked[], Asked[]] = [[], []];
  const fields = new Set<string>();
  for (const { index, rest } of rests) {
    if (typeof rest === 'string') {
      if (rest !== 'no-match') decided.push({ index, verdict: rest });
      continue;
    }
    const own = collectLeaves([rest]).map(({ field }) => field);
    const doesRepeat = own.every(isRepeating);
    if (doesRepeat) for (const field of own) fields.add(field);
    (doesRepeat ? repeating : asked).push({ index, verdictOf: compile(rest, prepare) });
  }
  return { decided, asked, repeating, fields: [...fields], profiles: new Map() };
}

/** Most entries of a cache; when it is full, it begins anew. */
const MOST = 5_000;

function createCache<T>(): (key: string, make: () => T) => T {
  const entries = new Map<string, T>();
  return (key, make) => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (entries.size >= MOST) entries.clear();
    entries.set(key, made);
    return made;
  };
}
