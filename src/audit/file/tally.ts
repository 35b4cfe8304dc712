import { detach } from '../../predicate/detach.ts';
import { shorten } from '../json.ts';
import type { AskedRule } from '../rules/rule.ts';
import type { Surface } from '../surface.ts';
import type { EventFacts, OperationFacts } from './facts.ts';
import type { KnownCounts, KnownLines } from './known-lines.ts';
import type { FileLimits } from './limits.ts';
import { countOutcome, createOutcomeCounts, FILE_OUTCOMES, type FileOutcome, outcomeOf, toOutcomeCounts } from './outcome.ts';
import type { Place } from './place.ts';
import { createProblems } from './problems.ts';
import type { FileProgress, FileReport, FirstEvent, ReadingCounts } from './report.ts';
import { countRequests, createStageCounts, type StageCounts } from './requests.ts';
import { createRuleTally, type RuleTally } from './rule-tally.ts';
import { createTimeSpan } from './time-span.ts';

/** How a record was read; see ReadingCounts. */
export type Reading = keyof ReadingCounts;

/** The counts of a file, which grow with its records. */
export interface Tally {
  readonly addEvent: (facts: EventFacts, place: Place) => void;
  readonly addOther: (message: string, place: Place) => void;
  readonly addFailure: (reason: string, place: Place) => void;
  readonly countReading: (how: Reading) => void;
  /** Counts what was counted elsewhere: requests and actors that are full. */
  readonly addKnown: (counts: KnownCounts) => void;
  /** True where an event of this operation was counted, or there is no place for a further one. */
  readonly isKnown: (operation: OperationFacts) => boolean;
  /** True where nothing of a further event with these facts is kept but a number. */
  readonly isFull: (facts: EventFacts) => boolean;
  readonly rules: RuleTally | undefined;
  readonly progress: (read: Pick<FileProgress, 'bytes' | 'lines'>) => FileProgress;
  readonly report: (read: Pick<FileProgress, 'bytes' | 'lines'>) => FileReport;
}

interface OpenOperation {
  readonly facts: OperationFacts;
  readonly stages: StageCounts;
  readonly outcomes: number[];
  readonly first: FirstEvent[];
  count: number;
}

interface OpenActor {
  readonly name: string;
  readonly line: number;
  readonly outcomes: number[];
  count: number;
  impersonating: number;
}

/** Longest name of an actor that is kept. */
const MAX_NAME = 512;

/** Makes empty counts. `rules`: those that will be asked, if any. `known`: counts lines that are alike, too. */
export function createTally(
  surface: Surface,
  limits: FileLimits,
  rules: readonly AskedRule[] | undefined,
  known: KnownLines | undefined,
): Tally {
  const operations = new Map<string, OpenOperation>();
  const actors = new Map<string, OpenActor>();
  const wrappers = new Map<string, { readonly name: string; count: number }>();
  const outcomes = createOutcomeCounts();
  const rest = { operations: 0, actors: 0 };
  const reading = { scanned: 0, passedOver: 0, parsed: 0, compared: 0, differing: 0 };
  const [failures, others] = [createProblems(limits), createProblems(limits)];
  const asked = rules && createRuleTally(rules, surface, limits, known);
  const span = createTimeSpan();
  let [events, texts] = [0, 0];
  let lastFacts: OperationFacts | undefined;
  let lastOperation: OpenOperation | undefined;

  const entryOf = (facts: OperationFacts): OpenOperation | undefined => {
    if (lastFacts === facts && lastOperation) return lastOperation;
    lastFacts = facts;
    lastOperation = operations.get(facts.key);
    return lastOperation;
  };
  const addOperation = (
    { operation, stage, actor, time }: EventFacts,
    outcome: FileOutcome,
    index: number,
    place: Place,
  ): void => {
    const entry = entryOf(operation) ?? (operations.size < limits.entries ? openOperation(operation) : undefined);
    if (!entry) {
      rest.operations += 1;
      return;
    }
    countOperation(entry, stage, index);
    if (entry.first.length < limits.first) entry.first.push(toFirst(place, actor, time, outcome));
  };
  const countOperation = (entry: OpenOperation, stage: string, outcome: number, count = 1): void => {
    entry.count += count;
    countOutcome(entry.outcomes, outcome, count);
    countStage(entry.stages, stage, outcome, count);
  };
  const openOperation = (facts: OperationFacts): OpenOperation => {
    const entry = { facts, stages: createStageCounts(), outcomes: createOutcomeCounts(), first: [], count: 0 };
    operations.set(facts.key, entry);
    return entry;
  };
  const toFirst = ({ line, locate }: Place, actor: string, time: string, outcome: FileOutcome): FirstEvent => {
    const { offset, length, text } = locate();
    const isKept = text.length <= limits.text && texts + text.length <= limits.texts;
    if (isKept) texts += text.length;
    return {
      line,
      offset,
      length,
      text: isKept ? text : undefined,
      actor: shorten(actor, MAX_NAME),
      time: shorten(time, 64),
      outcome,
    };
  };
  const addActor = ({ actor, isImpersonating }: EventFacts, outcome: number, line: number): void => {
    const name = toKept(actor);
    const entry = actors.get(name) ?? (actors.size < limits.entries ? openActor(name, line) : undefined);
    if (entry) countActor(entry, isImpersonating, outcome);
    else rest.actors += 1;
  };
  const countActor = (entry: OpenActor, isImpersonating: boolean, outcome: number, count = 1): void => {
    entry.count += count;
    if (isImpersonating) entry.impersonating += count;
    countOutcome(entry.outcomes, outcome, count);
  };
  const openActor = (name: string, line: number): OpenActor => {
    const entry = { name: detach(name), line, outcomes: createOutcomeCounts(), count: 0, impersonating: 0 };
    actors.set(entry.name, entry);
    return entry;
  };
  const countWrapper = (name: string, count = 1): void => {
    const known = wrappers.get(name);
    if (known) known.count += count;
    else wrappers.set(name, { name, count });
  };
  const progress: Tally['progress'] = (read) => ({ ...read, events, others: others.count(), failures: failures.count() });

  return {
    addEvent(facts, place) {
      const outcome = outcomeOf(facts.stage, facts.code);
      const index = INDEX[outcome];
      events += 1;
      countOutcome(outcomes, index);
      countWrapper(facts.wrapper);
      addOperation(facts, outcome, index, place);
      addActor(facts, index, place.line);
      span.add(facts.time);
    },
    addOther: others.add,
    addFailure: failures.add,
    countReading: (how) => {
      reading[how] += 1;
    },
    addKnown({ requests, actors: repeated, times, scanned, passedOver }) {
      for (const { operation, stage, outcome, count } of requests) {
        countOutcome(outcomes, outcome, count);
        const entry = operations.get(operation.key);
        if (entry) countOperation(entry, stage, outcome, count);
      }
      for (const { name, isImpersonating, outcome, count } of repeated) {
        const entry = actors.get(toKept(name));
        if (entry) countActor(entry, isImpersonating, outcome, count);
      }
      events += scanned + passedOver;
      reading.scanned += scanned;
      reading.passedOver += passedOver;
      if (scanned + passedOver > 0) countWrapper('raw', scanned + passedOver);
      for (const time of times) span.add(time);
    },
    isFull({ operation, actor }) {
      const entry = entryOf(operation);
      return entry !== undefined && entry.first.length >= limits.first && actors.has(toKept(actor));
    },
    isKnown: (operation) => entryOf(operation) !== undefined || operations.size >= limits.entries,
    rules: asked,
    progress,
    report: (read) => ({
      progress: progress(read),
      operations: { entries: [...operations.values()].map(toOperationCount), rest: rest.operations },
      actors: {
        entries: [...actors.values()].map((entry) => ({ ...entry, outcomes: toOutcomeCounts(entry.outcomes) })),
        rest: rest.actors,
      },
      outcomes: toOutcomeCounts(outcomes),
      rules: asked?.report(),
      wrappers: [...wrappers.values()].map((entry) => ({ ...entry })),
      failures: failures.report(),
      others: others.report(),
      ...span.report(),
      reading: { ...reading },
    }),
  };
}

/** Places of the outcomes among all. */
const INDEX = Object.fromEntries(FILE_OUTCOMES.map((outcome, index) => [outcome, index])) as Readonly<
  Record<FileOutcome, number>
>;

function countStage(stages: StageCounts, stage: string, outcome: number, count: number): void {
  if (stage === 'ResponseComplete') stages.complete += count;
  else if (stage === 'RequestReceived') stages.received += count;
  else if (stage === 'Panic') stages.panic += count;
  else if (stage !== 'ResponseStarted') stages.other += count;
  else {
    stages.started += count;
    if (outcome === INDEX['not authenticated']) stages.unauthenticated += count;
  }
}

/** The name of an actor as it is kept. */
function toKept(name: string): string {
  return name.length > MAX_NAME ? shorten(name, MAX_NAME) : name;
}

function toOperationCount({ facts: { key: _, ...facts }, stages, outcomes, first, count }: OpenOperation) {
  return {
    ...facts,
    count,
    requests: countRequests(stages),
    stages: { ...stages },
    outcomes: toOutcomeCounts(outcomes),
    first: [...first],
  };
}
