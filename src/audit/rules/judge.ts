import { createEventLookup, createGapFinder, type OperationKey } from '../../predicate/event-lookup.ts';
import { explain } from '../../predicate/explain.ts';
import { compileReach, type Reach } from '../../predicate/named.ts';
import type { Lookup, UnsupportedReason } from '../../predicate/types.ts';
import type { Gap } from '../../predicate/undecided.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
import { type JsonObject, textAt } from '../json.ts';
import { findDecidingClauses, findObstacles } from './clauses.ts';
import { completeEvent } from './complete-event.ts';
import { createOpenFinder, type OnOpen } from './find-open.ts';
import { findOpenParts } from './open-parts.ts';
import { type AskedRule, needsOf, type OpenPart, type Verdict } from './rule.ts';

/** A rule and its verdict on one event. */
export interface Judgement<R extends AskedRule> {
  readonly rule: R;
  readonly verdict: Verdict;
}

/** A rule that an event does not contradict. */
export interface OpenRule<R extends AskedRule> {
  readonly rule: R;
  readonly verdict: 'fires' | 'cannot-tell';
  /** What the rule demands of several events together. */
  readonly needs: readonly UnsupportedReason[];
}

export interface RuleJudge<R extends AskedRule> {
  /** The verdict of every rule, in their order, with what it rests on; each is worked out when it is taken. */
  readonly judge: (item: ClassifiedEvent) => Iterable<Judgement<R>>;
  /** The rules that the event does not contradict, in their order, without what that rests on: a fraction of the time. */
  readonly findOpen: (item: ClassifiedEvent) => readonly OpenRule<R>[];
  /** The same for a log of any length: tells the index of each such rule. */
  readonly forEachOpen: (item: ClassifiedEvent, onOpen: OnOpen) => void;
}

/** Most clauses that may stand against a rule which nearly fires. */
const NEAR = 2;

/**
 * Prepares rules to be asked about many events. Of a malformed event they are asked where it tells a resource or a path all the same.
 * @throws SyntaxError as `compile` does.
 */
export function createRuleJudge<R extends AskedRule>(rules: readonly R[]): RuleJudge<R> {
  const entries = rules.map((rule) => ({
    rule,
    needs: needsOf(rule),
    reachOf: onFirstUse(() => compileReach(rule.predicate)),
  }));
  const finder = onFirstUse(() => createOpenFinder(rules.map(({ predicate }) => predicate)));
  const forEachOpen: RuleJudge<R>['forEachOpen'] = (item, onOpen) => {
    const event = toWholeEvent(item);
    if (event) finder()(event, item.lost, createEventLookup(event, { lost: item.lost }), onOpen);
  };
  return {
    *judge(item) {
      const asked = toAsked(item);
      if (asked) for (const { rule, reachOf } of entries) yield { rule, verdict: judgeRule(rule, asked, reachOf) };
    },
    findOpen(item) {
      const open: OpenRule<R>[] = [];
      forEachOpen(item, (index, verdict) => {
        const entry = entries[index];
        if (entry) open.push({ rule: entry.rule, needs: entry.needs, verdict: verdict === 'match' ? 'fires' : 'cannot-tell' });
      });
      return open;
    },
    forEachOpen,
  };
}

type ReachOf = () => (key: OperationKey) => Reach;

interface Asked {
  readonly lookup: Lookup;
  readonly findGaps: (field: string) => readonly Gap[];
  /** Undefined for a request without a resource, and for a malformed event. */
  readonly operation: OperationKey | undefined;
}

function toAsked(item: ClassifiedEvent): Asked | undefined {
  const whole = toWholeEvent(item);
  if (!whole) return undefined;
  const { lost, answer } = item;
  return {
    lookup: createEventLookup(whole, { lost }),
    findGaps: createGapFinder(whole, { lost }),
    operation: answer.status === 'malformed' || answer.request.kind === 'nonresource' ? undefined : answer.request,
  };
}

/** The event that rules are asked about; undefined where it tells too little. */
export function toWholeEvent({ event, answer }: Pick<ClassifiedEvent, 'event' | 'answer'>): JsonObject | undefined {
  if (answer.status === 'malformed') return answer.known.resource || textAt(event, 'requestURI') !== '' ? event : undefined;
  return completeEvent(event, answer.request);
}

function judgeRule(rule: AskedRule, { lookup, findGaps, operation }: Asked, reachOf: ReachOf): Verdict {
  const explanation = explain(rule.predicate, lookup);
  switch (explanation.verdict) {
    case 'match':
      return { kind: 'fires', met: findDecidingClauses(explanation), needs: needsOf(rule) };
    case 'unknown':
      return toOpenVerdict(findOpenParts(explanation, findGaps), isAbout(operation, reachOf));
    case 'no-match': {
      const against = findObstacles(explanation);
      const isNear = against !== undefined && against.length > 0 && against.length <= NEAR;
      return isNear && isAbout(operation, reachOf)
        ? { kind: 'nearly', against }
        : { kind: 'does-not', against: findDecidingClauses(explanation) };
    }
  }
}

/** A rule of which a person read the operations only can never be certain. */
function toOpenVerdict(open: readonly OpenPart[], isNamed: boolean): Verdict {
  const isHandRead = open.some((part) => part.kind === 'words' && part.reason === 'not-transcribed');
  return isHandRead ? { kind: 'reaches', isNamed } : { kind: 'cannot-tell', open };
}

/** A rule that leaves the resource open is near to every event of the log, and says nothing by it. */
function isAbout(operation: OperationKey | undefined, reachOf: ReachOf): boolean {
  const reach = operation ? reachOf()(operation) : 'none';
  return reach === 'named' || reach === 'any';
}

function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
