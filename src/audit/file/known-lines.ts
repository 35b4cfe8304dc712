import type { ComparedBodies } from './compared-bodies.ts';
import type { EventFacts, OperationFacts } from './facts.ts';
import { type LineCounter, openLineCounter, STAGES } from './line-counter.ts';
import { FILE_OUTCOMES } from './outcome.ts';

/**
 * Counts lines that say of all that is counted what lines before them said, without making a text of them. Which lines these are, `audit/assembly` tells:
 * lines of the API server whose request and actor were learned.
 */
export interface KnownLines {
  /** Learns what the line that begins at `start` is counted under, if it fits. */
  readonly learn: (bytes: Uint8Array, start: number, facts: EventFacts) => void;
  /** Knows no line any more. */
  readonly forget: () => void;
  /** The reading of some bytes, which must stay as they are meanwhile. */
  readonly open: (bytes: Uint8Array) => CountKnown;
  /** Lines that were counted and not taken yet. */
  readonly waiting: () => number;
  /** All that was counted since it was taken last. */
  readonly take: () => KnownCounts;
}

/** Counts known lines from the start of a line on, up to the first other one. */
export type CountKnown = (start: number) => {
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
export function createKnownLines(bodies: ComparedBodies): KnownLines | undefined {
  const counter = openLineCounter();
  return counter && countBy(counter, bodies);
}

function countBy(counter: LineCounter, bodies: ComparedBodies): KnownLines {
  const operations: OperationFacts[] = [];
  const actors: string[] = [];
  let [scanned, passedOver] = [0, 0];
  return {
    learn(bytes, start, { operation, actor, wrapper }) {
      const end = bytes.indexOf(LINE_FEED, start) + 1;
      if (wrapper !== 'raw' || end === 0 || !counter.writeLine(bytes.subarray(start, end))) return;
      if (counter.learnRequest()) operations.push(operation);
      if (counter.learnActor()) actors.push(actor);
    },
    forget() {
      counter.forget();
      operations.length = 0;
      actors.length = 0;
    },
    open(bytes) {
      /** What was written of the bytes, up to its last line break. */
      let [from, to] = [0, 0];
      const write = (start: number): void => {
        const part = bytes.subarray(start, start + counter.size);
        counter.write(part);
        [from, to] = [start, start + part.lastIndexOf(LINE_FEED) + 1];
      };
      return (start) => {
        let [end, lines, isNew] = [start, 0, false];
        do {
          if (end >= to) write(end);
          const counted = counter.count(end - from, to - from, bodies.left());
          bodies.pass(counted.bodies);
          passedOver += counted.bodies;
          scanned += counted.lines - counted.bodies;
          lines += counted.lines;
          ({ isNew } = counted);
          end = from + counted.end;
        } while (end === to && end < bytes.length && to > from);
        return { end, lines, isNew };
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
  };
}
