import type { Alike } from '../rules/line-judge.ts';
import type { AlikeLine } from '../rules/line-lookup.ts';
import type { Profile } from '../rules/open-plan.ts';
import type { ComparedBodies } from './compared-bodies.ts';
import type { EventFacts, OperationFacts } from './facts.ts';
import { type LineCounter, openLineCounter, STAGES } from './line-counter.ts';
import { FILE_OUTCOMES } from './outcome.ts';

/**
 * Counts lines that say of all that is counted what lines before them said, without making a text of them. Which lines these are, `audit/assembly` tells:
 * lines of the API server whose request and actor were learned, and, where rules are asked, the profile that they have in common.
 */
export interface KnownLines {
  /**
   * Learns what the line that begins at `start` is counted under, if it fits. `alike`: what is known for rules of lines that are like it; without it,
   * lines remain unknown where rules are asked.
   */
  readonly learn: (bytes: Uint8Array, start: number, facts: EventFacts, alike?: Alike) => void;
  /** The reading of some bytes, which must stay as they are meanwhile. `ask`: asks the rules that rest on more than the profile. */
  readonly open: (bytes: Uint8Array, ask?: AskAlike) => CountKnown;
  /** Lines that were counted and not taken yet. */
  readonly waiting: () => number;
  /** All that was counted since it was taken last. */
  readonly take: () => KnownCounts;
  /** Adds the lines that were counted to their profiles. */
  readonly addToProfiles: () => void;
  /** Knows no profile any more. */
  readonly forgetProfiles: () => void;
  /** Whether there may be no room for another request or actor. */
  readonly isFull: () => boolean;
  /** Knows no line any more; what was counted is to be taken before. */
  readonly forget: () => void;
}

/** Asks the rules of a profile about a line, by its number; false where it must be read like any other. */
export type AskAlike = (profile: Profile, line: number, source: AlikeLine) => boolean;

/** Counts known lines from the start of a line on, up to the first other one. `line`: its number. */
export type CountKnown = (
  start: number,
  line: number,
) => {
  /** Where that line begins; the end where there is none. */
  readonly end: number;
  readonly lines: number;
  /** Whether that line may be learned, or is left to be compared. */
  readonly isNew: boolean;
};

/** How often lines came that were counted alike; outcomes by their place in FILE_OUTCOMES. */
export interface KnownCounts {
  readonly requests: readonly (AlikeLines & { readonly operation: OperationFacts; readonly stage: string })[];
  readonly actors: readonly (AlikeLines & { readonly name: string; readonly isImpersonating: boolean })[];
  /** The earliest and the latest time of all, if there was one. */
  readonly times: readonly string[];
  readonly scanned: number;
  readonly passedOver: number;
}

interface AlikeLines {
  readonly outcome: number;
  readonly count: number;
}

const KINDS = FILE_OUTCOMES.length;
const LINE_FEED = 0x0a;

/**
 * Makes the counts of a file of which no line is known yet; undefined where WebAssembly cannot be had, and every line is to be scanned.
 * `bodies`: which lines are left to be compared.
 */
export function createKnownLines(bodies: ComparedBodies, asksRules: boolean): KnownLines | undefined {
  const counter = openLineCounter(asksRules);
  return counter && countBy(counter, bodies);
}

function countBy(counter: LineCounter, bodies: ComparedBodies): KnownLines {
  const operations: OperationFacts[] = [];
  const actors: string[] = [];
  const profiles = createNumbers<Profile>();
  let [scanned, passedOver] = [0, 0];

  const addLines = (lines: number, withBodies: number): void => {
    bodies.pass(withBodies);
    passedOver += withBodies;
    scanned += lines - withBodies;
  };
  const addToProfiles = (): void => {
    for (const { profile: number, count } of counter.takeProfiles()) {
      const profile = profiles.at(number);
      if (profile) profile.lines += count;
    }
  };
  const forgetProfiles = (): void => {
    counter.forgetProfiles();
    profiles.clear();
  };
  const learnProfile = ({ classes, profile }: Alike): void => {
    if (counter.learnProfile(classes, profiles.numberOf(profile), profile.asked.length > 0)) return;
    addToProfiles();
    forgetProfiles();
  };

  return {
    learn(bytes, start, { operation, actor, wrapper }, alike) {
      const end = bytes.indexOf(LINE_FEED, start) + 1;
      if (wrapper !== 'raw' || end === 0 || !counter.readLine(bytes.subarray(start, end))) return;
      if (counter.learnRequest()) operations.push(operation);
      if (counter.learnActor()) actors.push(actor);
      if (alike) learnProfile(alike);
    },
    open(bytes, ask) {
      /** What was written of the bytes, up to its last line break. */
      let [from, to] = [0, 0];
      const write = (start: number): void => {
        const part = bytes.subarray(start, start + counter.size);
        counter.write(part);
        [from, to] = [start, start + part.lastIndexOf(LINE_FEED) + 1];
      };
      /** Asks rules about the line at which counting stopped; gives where the next one begins, or undefined where it could not be told. */
      const askLine = (start: number, profile: Profile | undefined, line: number): number | undefined => {
        const next = from + counter.line.next();
        const text = (): string => decoder.decode(bytes.subarray(start, next - 1));
        if (!ask || !profile || !counter.line.hasReference() || !ask(profile, line, { ...counter.line, text })) return undefined;
        addLines(1, counter.countLine() ? 1 : 0);
        return next;
      };
      return (start, line) => {
        let [end, lines] = [start, 0];
        for (;;) {
          if (end >= to) write(end);
          const counted = counter.count(end - from, to - from, bodies.left());
          addLines(counted.lines, counted.bodies);
          lines += counted.lines;
          end = from + counted.end;
          const next = counted.reason === 'asked' ? askLine(end, profiles.at(counted.profile), line + lines) : undefined;
          if (next !== undefined) {
            end = next;
            lines += 1;
          } else if (end < to || to === from || end === bytes.length) return { end, lines, isNew: counted.reason !== 'other' };
        }
      };
    },
    waiting: () => scanned + passedOver,
    take() {
      const taken = {
        requests: counter.takeRequests().flatMap(({ entry, index, count }) => {
          const operation = operations[entry];
          return operation ? [{ operation, stage: STAGES[Math.floor(index / KINDS)] ?? '', outcome: index % KINDS, count }] : [];
        }),
        actors: counter.takeActors().flatMap(({ entry, index, count }) => {
          const name = actors[entry];
          return name === undefined ? [] : [{ name, isImpersonating: index >= KINDS, outcome: index % KINDS, count }];
        }),
        ...{ times: counter.takeTimes(), scanned, passedOver },
      };
      [scanned, passedOver] = [0, 0];
      return taken;
    },
    addToProfiles,
    forgetProfiles,
    isFull: counter.isFull,
    forget() {
      addToProfiles();
      counter.forget();
      operations.length = 0;
      actors.length = 0;
      profiles.clear();
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Numbers for things, from 0 on. */
function createNumbers<Thing>() {
  const things: Thing[] = [];
  const numbers = new Map<Thing, number>();
  return {
    at: (number: number): Thing | undefined => things[number],
    numberOf(thing: Thing): number {
      const known = numbers.get(thing);
      if (known !== undefined) return known;
      numbers.set(thing, things.length);
      return things.push(thing) - 1;
    },
    clear(): void {
      things.length = 0;
      numbers.clear();
    },
  };
}
