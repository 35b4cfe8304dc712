import { LINE_COUNTER } from './line-counter.wasm.ts';
import { FILE_OUTCOMES, outcomeOf } from './outcome.ts';

/** The module of `audit/assembly`, with memory of its own. */
export interface LineCounter {
  /** Most bytes that `write` takes. */
  readonly size: number;
  /** Puts bytes in the place of those that were there. */
  readonly write: (bytes: Uint8Array) => void;
  /**
   * Counts known lines from `start` to `end`, which are places in what was written and follow a line break. `mostBodies`: when so many lines with
   * bodies were counted, the next one is not.
   */
  readonly count: (start: number, end: number, mostBodies: number) => Counted;
  /** The line at which it stopped, as long as nothing else is asked for. */
  readonly line: StoppedLine;
  /** Counts that line too, and tells whether it has bodies. */
  readonly countLine: () => boolean;
  /** Reads a line, with its break, so that it can be learned; false where it is too long or does not fit. */
  readonly readLine: (bytes: Uint8Array) => boolean;
  /** Learns request or actor of that line; false where it is known, is not to be, or there is no more room. */
  readonly learnRequest: () => boolean;
  readonly learnActor: () => boolean;
  /** Learns the profile of that line, by a number; false where there is no more room. `asksEach`: each line with it is to be asked. */
  readonly learnProfile: (classes: readonly number[], profile: number, asksEach: boolean) => boolean;
  /** Whether there may be no room for another request or actor. */
  readonly isFull: () => boolean;
  /** Knows no profile any more. */
  readonly forgetProfiles: () => void;
  /** Knows nothing any more. */
  readonly forget: () => void;
  /** The counts that are not 0, and are so then. Of requests by stage and outcome, of actors by impersonation and outcome. */
  readonly takeRequests: () => readonly EntryCount[];
  readonly takeActors: () => readonly EntryCount[];
  /** Lines by the number of their profile; one may come several times. */
  readonly takeProfiles: () => readonly { readonly profile: number; readonly count: number }[];
  /** The earliest and the latest time that was met since they were taken; empty where there was none. */
  readonly takeTimes: () => readonly string[];
}

export interface Counted {
  /** Where the line begins that was not counted. */
  readonly end: number;
  readonly lines: number;
  readonly bodies: number;
  /** What about that line: it does not fit, or there is none; it is not known; rules are to be asked of it. */
  readonly reason: 'other' | 'new' | 'asked';
  /** Of a line of which rules are to be asked. */
  readonly profile: number;
}

export interface StoppedLine {
  /** Where the next line begins. */
  readonly next: () => number;
  readonly hasReference: () => boolean;
  /** As they stand there, without quotes. */
  readonly auditID: () => string;
  readonly uri: () => string;
  /** From objectRef; undefined where it has none. */
  readonly name: () => string | undefined;
}

export interface EntryCount {
  /** Its number among those that were learned. */
  readonly entry: number;
  readonly index: number;
  readonly count: number;
}

/** In the order in which the module numbers them. */
export const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;

const REASONS = ['other', 'new', 'asked'] as const;

/** The bit of a profile's number that says that rules are to be asked of each of its lines. */
const ASKS_EACH = 2 ** 31;

interface Value {
  value: number;
}

/** What the module exports; see assembly/index.ts. */
interface Exports
  extends Readonly<
    Record<
      | ('INPUT' | 'INPUT_SIZE' | 'LINE' | 'LINE_SIZE' | 'CLASSES' | 'OUTCOMES' | 'CODES' | 'REQUESTS' | 'ACTORS' | 'PROFILES')
      | ('EARLIEST' | 'LATEST' | 'TIME_LENGTH' | 'isEmpty' | 'lines' | 'bodies' | 'body' | 'reason' | 'profile')
      | ('lineEnd' | 'hasReference' | 'auditID' | 'auditIDEnd' | 'uri' | 'uriEnd' | 'name' | 'nameEnd'),
      Value
    >
  > {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly count: (start: number, end: number, mostBodies: number) => number;
  readonly askRules: () => void;
  readonly countLine: () => void;
  readonly readLine: () => number;
  readonly learnRequest: () => number;
  readonly learnActor: () => number;
  readonly learnProfile: (profile: number) => number;
  readonly isFull: () => number;
  readonly forgetProfiles: () => void;
  readonly forget: () => void;
  readonly countEntries: (table: number) => number;
  readonly dataAt: (table: number, entry: number) => number;
}

/**
 * Makes one that knows nothing; undefined where WebAssembly with SIMD cannot be had.
 * `asksRules`: a line is known only with its profile.
 */
export function openLineCounter(asksRules: boolean): LineCounter | undefined {
  const exports = instantiate();
  if (!exports) return undefined;
  const bytes = new Uint8Array(exports.memory.buffer);
  const words = new Uint32Array(exports.memory.buffer);
  const [input, line] = [exports.INPUT.value, exports.LINE.value];
  writeOutcomes(bytes.subarray(exports.OUTCOMES.value), exports.CODES.value);
  if (asksRules) exports.askRules();

  const textOf = (start: Value, end: Value): string => decoder.decode(bytes.subarray(start.value, end.value));
  /** The first words of the data of all entries of a table, as many as `kinds`; those that are counts are 0 then. */
  const take = (table: Value, kinds: number): EntryCount[] => {
    const taken: EntryCount[] = [];
    for (let entry = 0; entry < exports.countEntries(table.value); entry += 1) {
      const start = exports.dataAt(table.value, entry) / 4;
      for (let index = 0; index < kinds; index += 1) {
        const count = words[start + index] ?? 0;
        if (count > 0) taken.push({ entry, index, count });
        words[start + index] = 0;
      }
    }
    return taken;
  };
  return {
    size: exports.INPUT_SIZE.value,
    write: (part) => bytes.set(part, input),
    count(start, end, mostBodies) {
      const stop = exports.count(input + start, input + end, mostBodies) - input;
      return {
        ...{ end: stop, lines: exports.lines.value, bodies: exports.bodies.value },
        ...{
          reason: REASONS[exports.reason.value] ?? 'other',
          profile: exports.profile.value >>> 0 >= ASKS_EACH ? (exports.profile.value >>> 0) - ASKS_EACH : 0,
        },
      };
    },
    line: {
      next: () => exports.lineEnd.value + 1 - input,
      hasReference: () => exports.hasReference.value !== 0,
      auditID: () => textOf(exports.auditID, exports.auditIDEnd),
      uri: () => textOf(exports.uri, exports.uriEnd),
      name: () => (exports.name.value === 0 ? undefined : textOf(exports.name, exports.nameEnd)),
    },
    countLine() {
      exports.countLine();
      return exports.body.value !== 0;
    },
    readLine(part) {
      if (part.length > exports.LINE_SIZE.value) return false;
      bytes.set(part, line);
      return exports.readLine() !== 0;
    },
    learnRequest: () => exports.learnRequest() !== 0,
    learnActor: () => exports.learnActor() !== 0,
    learnProfile(classes, profile, asksEach) {
      words.set(classes, exports.CLASSES.value / 4);
      return exports.learnProfile(asksEach ? profile + ASKS_EACH : profile) !== 0;
    },
    isFull: () => exports.isFull() !== 0,
    forgetProfiles: exports.forgetProfiles,
    forget: exports.forget,
    takeRequests: () => take(exports.REQUESTS, STAGES.length * FILE_OUTCOMES.length),
    takeActors: () => take(exports.ACTORS, 2 * FILE_OUTCOMES.length),
    takeProfiles: () =>
      take(exports.PROFILES, 1).map(({ entry, count }) => {
        return { count, profile: words[exports.dataAt(exports.PROFILES.value, entry) / 4 + 1] ?? 0 };
      }),
    takeTimes() {
      if (exports.isEmpty.value !== 0) return [];
      exports.isEmpty.value = 1;
      return [exports.EARLIEST, exports.LATEST].map(({ value }) =>
        decoder.decode(bytes.subarray(value, value + exports.TIME_LENGTH.value)),
      );
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
let compiled: WebAssembly.Module | undefined;

function instantiate(): Exports | undefined {
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(LINE_COUNTER), (character) => character.charCodeAt(0)));
    return new WebAssembly.Instance(compiled).exports as unknown as Exports;
  } catch {
    return undefined; // refused by a policy, unknown to an old browser, or without memory to be had
  }
}

function writeOutcomes(bytes: Uint8Array, codes: number): void {
  for (const [stage, name] of STAGES.entries()) {
    for (let code = 0; code < codes; code += 1) {
      bytes[stage * codes + code] = FILE_OUTCOMES.indexOf(outcomeOf(name, code === 0 ? undefined : code));
    }
  }
}
