import { detach } from '../../predicate/detach.ts';
import { compile } from '../../predicate/evaluate.ts';
import { createEventLookup } from '../../predicate/event-lookup.ts';
import type { DecideLeaf } from '../../predicate/reduce.ts';
import type { Leaf, Lookup, Predicate, Verdict } from '../../predicate/types.ts';
import type { JsonObject } from '../json.ts';
import type { OnOpen } from './find-open.ts';
import { type Basis, basisOf, createAxes, type Reference, referenceOf } from './line-axes.ts';
import { type AlikeLine, CHEAP, createCheapLookup, createWholeLookup, type LineSource, needsBody } from './line-lookup.ts';
import { type LineParts, namesAll, namesSame, readParts } from './line-parts.ts';
import { decideForPlan, planOf } from './line-plan.ts';
import { type Asked, createOpenPlan, type OpenPlan, type Profile, reduceAll } from './open-plan.ts';

/** What lines share that are alike, and the classes of their parts, in the order of the axes. */
export interface Alike {
  readonly profile: Profile;
  readonly classes: readonly number[];
}

/** Asks many predicates about many lines. */
export interface LineJudge {
  /** Asks about a line; false where nothing was asked, as the line must be read like any other. */
  readonly ask: (parts: LineParts, line: LineSource) => boolean;
  /** What the line that was asked about last has in common with others; undefined where it has not, or more is told of such a line yet. */
  readonly lastAlike: () => Alike | undefined;
  /** Asks about a line that has a profile in common with one before it; false as above. */
  readonly askAlike: (profile: Profile, line: AlikeLine) => boolean;
  /** Tells what was held back. */
  readonly flush: () => void;
}

export interface LineJudgeOptions {
  /** The event as rules are asked about it; undefined where they are not. */
  readonly complete: (event: JsonObject) => JsonObject | undefined;
  /** Called for each predicate that a line does not contradict. */
  readonly onOpen: OnOpen;
  /** So many lines of each kind are told one by one; of the others `onMore` tells the number, in the end. */
  readonly first: number;
  /** Most profiles of lines that are kept: when there are more, all begins anew. */
  readonly profiles: number;
  readonly onMore: (index: number, verdict: 'match' | 'unknown', lines: number) => void;
  /** Called before numbers are told: lines that were counted elsewhere are to be added to their profiles. */
  readonly onFlush: () => void;
  /** Called when all begins anew: profiles and classes are others from there on. */
  readonly onClear: () => void;
}

/** What lines of one operation and one version share. */
interface Operation {
  readonly version: string | undefined;
  /** Class of the request as objectRef tells it. */
  readonly kind: number;
  readonly namesSame: boolean;
}

/** Most operations that are kept. */
const MOST_OPERATIONS = 5_000;

/** Most plans, and classes of a part, that are kept: when there are more, all begins anew. */
const [MOST_PLANS, MOST_CLASSES] = [4_000, 4_000];

/**
 * Prepares predicates to be asked about lines as kube-apiserver writes them, of which they say what they say of the parsed event. Requests, users,
 * addresses and so on that no test can tell apart count as one. A predicate is worked out once for all lines that are alike; each line is
 * asked only for what rests on its name, its URI or its bodies.
 * @throws SyntaxError as `compile` does.
 */
export function createLineJudge(predicates: readonly Predicate[], options: LineJudgeOptions): LineJudge {
  const { shared, leaves } = shareLeaves(predicates);
  const verdictOf = new Map(leaves.map((leaf) => [leaf, compile(leaf)]));
  const bases = new Map(leaves.map((leaf) => [leaf, basisOf(leaf)]));
  const { annotations, others, request } = createAxes(leaves);
  const axes = [annotations, ...others];
  const all = shared.map((part, index) => ({ index, part }));
  const plans = new Map<number, OpenPlan>();
  const operations = new Map<object, Operation>();
  let profiles = 0;
  let last: Alike | undefined;

  const decideWhere = (
    event: JsonObject,
    decideText: (leaf: Leaf, basis: Basis, evaluate: () => Verdict) => Verdict | undefined,
  ): DecideLeaf => {
    const lookup = createEventLookup(event);
    const known = new Map<Leaf, Verdict | undefined>();
    return (leaf) => {
      if (known.has(leaf)) return known.get(leaf);
      const verdict = decideText(leaf, bases.get(leaf) ?? 'event', () => verdictOf.get(leaf)?.(lookup) ?? 'unknown');
      known.set(leaf, verdict);
      return verdict;
    };
  };
  const near = new Map<number, readonly Asked[]>();
  /** What the request alone leaves of the predicates. */
  const findNear = (kind: number, event: JsonObject): readonly Asked[] => {
    const known = near.get(kind);
    if (known) return known;
    const decide = decideWhere(event, (_, basis, evaluate) => (basis === 'request' ? evaluate() : undefined));
    const left = reduceAll(all, decide);
    near.set(kind, left);
    return left;
  };
  const makePlan = (kind: number, event: JsonObject, parts: LineParts, hasName: boolean): OpenPlan => {
    const decide = decideWhere(event, (leaf, basis, evaluate) => decideForPlan(leaf, basis, evaluate, parts, hasName));
    return createOpenPlan(
      reduceAll(findNear(kind, event), decide),
      axes.map(({ classes }) => classes),
      CHEAP,
    );
  };
  const makeRoom = (): void => {
    const full = [request, ...axes].filter(({ classes }) => classes.size() > MOST_CLASSES);
    if (full.length === 0 && plans.size <= MOST_PLANS && profiles <= options.profiles) return;
    flush();
    plans.clear();
    near.clear();
    operations.clear();
    profiles = 0;
    for (const { classes } of full) classes.clear();
    options.onClear();
  };
  const flush = (): void => {
    options.onFlush();
    for (const plan of plans.values()) for (const profile of plan.profiles()) tellMore(profile, options);
  };
  const kindOf = (parts: LineParts, reference: Reference): number =>
    request.classes.classOf(request.textOf(parts, reference), request.read);
  const operationOf = (parts: LineParts): Operation => {
    const known = operations.get(parts.operation);
    if (known && known.version === parts.version) return known;
    const version = parts.version === undefined ? undefined : detach(parts.version);
    const operation = { version, kind: kindOf(parts, parts), namesSame: namesSame(parts) };
    if (operations.size >= MOST_OPERATIONS) operations.clear();
    operations.set(parts.operation, operation);
    return operation;
  };
  const profileOf = (parts: LineParts, reference: Reference, completed: JsonObject | undefined, operation: Operation): Alike => {
    let event = completed;
    const sample = (): JsonObject => {
      event ??= readParts(parts);
      return event;
    };
    const classes = axes.map((axis) => axis.classes.classOf(axis.textOf(parts, reference), axis.read));
    const hasName = reference.name !== undefined;
    const isTruncated = annotations.classes.outcomesOf(classes[0] ?? 0).at(-1) === 1;
    const kind = completed ? kindOf(parts, reference) : operation.kind;
    const key = planOf(kind, parts, hasName, isTruncated);
    let plan = plans.get(key);
    if (!plan) {
      plan = makePlan(kind, sample(), parts, hasName);
      plans.set(key, plan);
    }
    const profile = plan.profileOf(classes, () => {
      profiles += 1;
      const decide = decideWhere(sample(), (_, basis, evaluate) => (basis === 'axis' ? evaluate() : undefined));
      return { decide, event: sample() };
    });
    return { profile, classes };
  };
  const askEach = ({ asked }: Profile, lookup: Lookup): void => {
    for (const { index, verdictOf } of asked) {
      const verdict = verdictOf(lookup);
      if (verdict !== 'no-match') options.onOpen(index, verdict);
    }
  };
  const ask: LineJudge['ask'] = (parts, line) => {
    last = undefined;
    if (parts.auditID === '') return false;
    makeRoom();
    const operation = operationOf(parts);
    const isWhole = operation.namesSame && namesAll(parts);
    const completed = isWhole ? undefined : options.complete(readParts(parts));
    if (!isWhole && !completed) return true;
    const reference = completed ? referenceOf(completed) : parts;
    if (!reference) return false;
    const alike = profileOf(parts, reference, completed, operation);
    const { profile } = alike;
    if (profile.asked.length > 0) {
      const { auditID, uri } = parts;
      const cheap = { auditID: () => auditID, uri: () => uri, name: () => reference.name };
      const lookup = needsBody(profile, line)
        ? createWholeLookup(line.parse, isWhole, options.complete)
        : createCheapLookup(cheap, profile.bodies?.absent);
      if (!lookup) return false;
      askEach(profile, lookup);
    }
    profile.lines += 1;
    if (profile.lines <= options.first) for (const { index, verdict } of profile.open) options.onOpen(index, verdict);
    else last = alike;
    return true;
  };
  const askAlike: LineJudge['askAlike'] = (profile, line) => {
    if (needsBody(profile, line)) return false;
    askEach(profile, createCheapLookup(line, profile.bodies?.absent));
    profile.lines += 1;
    return true;
  };
  return { ask, lastAlike: () => last, askAlike, flush };
}

/** The same predicates, with equal tests as one object. */
function shareLeaves(predicates: readonly Predicate[]): {
  readonly shared: readonly Predicate[];
  readonly leaves: readonly Leaf[];
} {
  const leaves = new Map<string, Leaf>();
  const share = (predicate: Predicate): Predicate => {
    if ('all' in predicate) return { all: predicate.all.map(share) };
    if ('any' in predicate) return { any: predicate.any.map(share) };
    if ('not' in predicate) return { not: share(predicate.not) };
    if ('unsupported' in predicate) return predicate;
    const key = JSON.stringify(predicate);
    const leaf = leaves.get(key) ?? predicate;
    leaves.set(key, leaf);
    return leaf;
  };
  const shared = predicates.map(share);
  return { shared, leaves: [...leaves.values()] };
}

function tellMore(profile: Profile, { first, onMore }: LineJudgeOptions): void {
  const lines = profile.lines - first;
  if (lines > 0) for (const { index, verdict } of profile.open) onMore(index, verdict, lines);
  profile.lines = Math.min(profile.lines, first);
}
