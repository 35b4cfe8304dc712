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
  /** Puts a line, with its break, where it can be learned; false where it is too long. */
  readonly writeLine: (bytes: Uint8Array) => boolean;
  /** Learns request or actor of that line; false where it does not fit, is known, or there is no more room. */
  readonly learnRequest: () => boolean;
  readonly learnActor: () => boolean;
  /** Knows nothing any more. */
  readonly forget: () => void;
  /** The counts that are not 0, and are so then. Of requests by stage and outcome, of actors by impersonation and outcome. */
  readonly takeRequests: () => readonly EntryCount[];
  readonly takeActors: () => readonly EntryCount[];
  /** The earliest and the latest time that was met since they were taken; empty where there was none. */
  readonly takeTimes: () => readonly string[];
}

interface Counted {
  /** Where the line begins that was not counted. */
  readonly end: number;
  readonly lines: number;
  readonly bodies: number;
  /** Whether that line fits. */
  readonly isNew: boolean;
}

export interface EntryCount {
  /** Its number among those that were learned. */
  readonly entry: number;
  readonly index: number;
  readonly count: number;
}

/** In the order in which the module numbers them. */
export const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;

type Value = { readonly value: number };

/** What the module exports; see assembly/index.ts. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly count: (start: number, end: number, mostBodies: number) => number;
  readonly learnRequest: () => number;
  readonly learnActor: () => number;
  readonly forget: () => void;
  readonly lines: Value;
  readonly bodies: Value;
  readonly isNew: Value;
  readonly isEmpty: { value: number };
  readonly INPUT: Value;
  readonly INPUT_SIZE: Value;
  readonly LINE: Value;
  readonly LINE_SIZE: Value;
  readonly OUTCOMES: Value;
  readonly CODES: Value;
  readonly REQUESTS: Value;
  readonly ACTORS: Value;
  readonly ENTRIES: Value;
  readonly ENTRY_SIZE: Value;
  readonly COUNTS: Value;
  readonly EARLIEST: Value;
  readonly LATEST: Value;
  readonly TIME_LENGTH: Value;
}

/** Makes one that knows nothing; undefined where the browser has no WebAssembly with SIMD, or is told not to use it. */
export function openLineCounter(): LineCounter | undefined {
  const module = compile();
  if (!module) return undefined;
  const exports = new WebAssembly.Instance(module).exports as unknown as Exports;
  const bytes = new Uint8Array(exports.memory.buffer);
  const words = new Uint32Array(exports.memory.buffer);
  const [input, size, line] = [exports.INPUT.value, exports.INPUT_SIZE.value, exports.LINE.value];
  writeOutcomes(bytes.subarray(exports.OUTCOMES.value), exports.CODES.value);

  const take = (table: number, kinds: number): EntryCount[] => {
    const taken: EntryCount[] = [];
    for (let entry = 0; entry < (words[table / 4] ?? 0); entry += 1) {
      const start = (table + exports.ENTRIES.value + entry * exports.ENTRY_SIZE.value + exports.COUNTS.value) / 4;
      words.subarray(start, start + kinds).forEach((count, index) => {
        if (count > 0) taken.push({ entry, index, count });
      });
      words.fill(0, start, start + kinds);
    }
    return taken;
  };
  return {
    size,
    write: (part) => bytes.set(part, input),
    count(start, end, mostBodies) {
      const stop = exports.count(input + start, input + end, mostBodies) - input;
      return { end: stop, lines: exports.lines.value, bodies: exports.bodies.value, isNew: exports.isNew.value !== 0 };
    },
    writeLine(part) {
      const fits = part.length <= exports.LINE_SIZE.value;
      if (fits) bytes.set(part, line);
      return fits;
    },
    learnRequest: () => exports.learnRequest() !== 0,
    learnActor: () => exports.learnActor() !== 0,
    forget: exports.forget,
    takeRequests: () => take(exports.REQUESTS.value, STAGES.length * FILE_OUTCOMES.length),
    takeActors: () => take(exports.ACTORS.value, 2 * FILE_OUTCOMES.length),
    takeTimes() {
      if (exports.isEmpty.value !== 0) return [];
      exports.isEmpty.value = 1;
      return [exports.EARLIEST, exports.LATEST].map(({ value }) =>
        decoder.decode(bytes.subarray(value, value + exports.TIME_LENGTH.value)),
      );
    },
  };
}

const decoder = new TextDecoder();
let compiled: WebAssembly.Module | undefined | 'none';

function compile(): WebAssembly.Module | undefined {
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(LINE_COUNTER), (character) => character.charCodeAt(0)));
  } catch {
    compiled = 'none';
  }
  return compiled === 'none' ? undefined : compiled;
}

function writeOutcomes(bytes: Uint8Array, codes: number): void {
  for (const [stage, name] of STAGES.entries()) {
    for (let code = 0; code < codes; code += 1) {
      bytes[stage * codes + code] = FILE_OUTCOMES.indexOf(outcomeOf(name, code === 0 ? undefined : code));
    }
  }
}
