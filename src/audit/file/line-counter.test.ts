import { afterEach, describe, expect, it, vi } from 'vitest';
import { toLine } from '../../../tests/fuzz/audit-lines.ts';
import { createAxes } from '../rules/line-axes.ts';
import { openLineCounter, STAGES } from './line-counter.ts';
import { LINE_COUNTER } from './line-counter.wasm.ts';
import { FILE_OUTCOMES } from './outcome.ts';

const encoder = new TextEncoder();
const LINE = encoder.encode(`${toLine({})}\n`);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('openLineCounter', () => {
  it('makes none where WebAssembly is not there, refused, or without memory', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(openLineCounter(false)).toBeUndefined();
    vi.stubGlobal('WebAssembly', {
      Instance: class {
        constructor() {
          throw new RangeError('WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance');
        }
      },
    });
    expect(openLineCounter(false)).toBeUndefined();
  });

  it('makes counters that know nothing of each other', () => {
    const [one, other] = [openLineCounter(false), openLineCounter(false)];
    one?.readLine(LINE);
    expect([one?.learnRequest(), one?.learnActor(), one?.learnActor()]).toEqual([true, true, false]);
    for (const counter of [one, other]) counter?.write(LINE);
    expect(one?.count(0, LINE.length, 0)).toMatchObject({ end: LINE.length, lines: 1, reason: 'other' });
    expect(other?.count(0, LINE.length, 0)).toMatchObject({ end: 0, lines: 0, reason: 'new' });
    expect(one?.takeRequests()).toMatchObject([{ entry: 0, count: 1 }]);
    expect(one?.takeRequests()).toEqual([]);
  });

  it('has room for some thousands of requests and actors, and says when it is full', () => {
    const counter = openLineCounter(false);
    let learned = 0;
    for (let index = 0; index < 10_000; index += 1) {
      counter?.readLine(encoder.encode(`${toLine({ user: { username: `user-${index}` } })}\n`));
      if (counter?.learnActor()) learned += 1;
    }
    expect(learned).toBe(8192);
    counter?.write(LINE);
    expect(counter?.count(0, LINE.length, 0).reason).toBe('new');
    counter?.forget();
    counter?.readLine(LINE);
    expect(counter?.learnActor()).toBe(true);
  });

  it('learns nothing of a line that is too long', () => {
    const long = encoder.encode(`${toLine({ requestObject: { a: 'x'.repeat(2 ** 18) } })}\n`);
    expect(openLineCounter(false)?.readLine(long)).toBe(false);
  });

  it('keeps room for profiles, and says when it is full', () => {
    const counter = openLineCounter(true);
    counter?.readLine(LINE);
    counter?.learnRequest();
    let learned = 0;
    for (let index = 0; index < 40_000; index += 1) {
      if (!counter?.learnProfile([0, 0, 0, 0, 0, 0, 0], index, false)) break;
      counter.readLine(encoder.encode(`${toLine({ userAgent: `agent-${index}` })}\n`));
      learned += 1;
    }
    expect(learned).toBeGreaterThan(1000);
    expect(learned).toBeLessThan(10_000);
    counter?.forgetProfiles();
    expect(counter?.learnProfile([0, 0, 0, 0, 0, 0, 0], 0, false)).toBe(true);
  }, 20_000);
});

describe('the module', () => {
  it('has as many outcomes, stages and parts as there are, and room for what it knows', () => {
    const bytes = Uint8Array.from(atob(LINE_COUNTER), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const { tablesEnd, memory } = exports as unknown as { tablesEnd: WebAssembly.Global<'i32'>; memory: WebAssembly.Memory };
    expect(memory.buffer.byteLength - tablesEnd.value).toBeGreaterThanOrEqual(16);
    const { annotations, others } = createAxes([]);
    expect(exports).toMatchObject({
      KINDS: { value: FILE_OUTCOMES.length },
      STAGES: { value: STAGES.length },
      PART_COUNT: { value: [annotations, ...others].length },
    });
  });
});
