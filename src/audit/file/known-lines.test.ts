import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { alikeLines, changesOf, oddParts, toLine } from '../../../tests/fuzz/audit-lines.ts';
import { classifyText } from '../classify-text.ts';
import { makeEvent, makeExec } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { createComparedBodies } from './compared-bodies.ts';
import { type EventFacts, factsOf } from './facts.ts';
import { createFileReader } from './file-reader.ts';
import { createKnownLines, type KnownLines } from './known-lines.ts';
import { FILE_OUTCOMES, outcomeOf } from './outcome.ts';
import type { FileReport } from './report.ts';

const isOff = vi.hoisted(() => ({ value: false }));
vi.mock(import('./line-counter.ts'), async (original) => {
  const real = await original();
  return { ...real, openLineCounter: (asksRules: boolean) => (isOff.value ? undefined : real.openLineCounter(asksRules)) };
});
afterEach(() => {
  isOff.value = false;
});

const encoder = new TextEncoder();

/** What the full reader makes of a line; undefined for anything but one event. */
function parseLine(line: string): EventFacts | undefined {
  const [item, ...others] = classifyText(line, SMALL_SURFACE);
  return item?.kind === 'event' && others.length === 0 ? factsOf(item) : undefined;
}

const ANYTHING: EventFacts = {
  ...(parseLine(toLine({})) as EventFacts),
  actor: 'anybody',
};

function createKnown(): KnownLines {
  const known = createKnownLines(createComparedBodies(), false);
  if (!known) throw new Error('There is no WebAssembly');
  return known;
}

const known = createKnown();

/** What is counted of a line when lines are known of which nobody asked whether they are right; undefined where it is not counted. */
function countLine(line: string, learned: readonly string[] = [line]) {
  known.forget();
  for (const one of learned) known.learn(encoder.encode(`${one}\n`), 0, ANYTHING);
  const bytes = encoder.encode(`${line}\nand more`);
  const { end, lines } = known.open(bytes)(0, 1);
  const { requests, actors, times, scanned, passedOver } = known.take();
  if (lines === 0) return undefined;
  expect([lines, end, scanned + passedOver]).toEqual([1, bytes.length - 'and more'.length, 1]);
  return { request: requests[0], actor: actors[0], times, hasBody: passedOver === 1 };
}

/** A line may pass uncounted; what is counted of it must be what the parser says. */
function expectSame(line: string): void {
  const counted = countLine(line);
  if (!counted) return;
  const facts = parseLine(line);
  expect(facts, line).toMatchObject({ wrapper: 'raw' });
  if (!facts) return;
  const { stage, code, isImpersonating, time } = facts;
  const outcome = FILE_OUTCOMES.indexOf(outcomeOf(stage, code));
  expect(counted).toMatchObject({ request: { stage, outcome, count: 1 }, actor: { isImpersonating, outcome, count: 1 } });
  for (const one of counted.times) expect(one).toBe(time);
}

const LINE = toLine({});
const BODY = { kind: 'Pod', metadata: { name: 'web' }, spec: { verb: 'delete', objectRef: { resource: 'secrets' } } };

describe('known lines', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['that is plain', {}],
    ['without a resource', { requestURI: '/healthz?verbose', objectRef: undefined }],
    ['with bodies', { level: 'RequestResponse', requestObject: BODY, responseObject: BODY }],
    ['with a response alone', { responseObject: BODY }],
    ['that was received', { stage: 'RequestReceived', responseStatus: undefined, annotations: undefined }],
    ['of nobody', { user: {}, responseStatus: { metadata: {}, status: 'Failure', code: 401 }, stage: 'ResponseStarted' }],
    ['of somebody as somebody else', { impersonatedUser: { username: 'bob', groups: ['a', 'b'], extra: { a: ['b'] } } }],
    ['with all of a user', { user: { username: 'a', uid: '1', groups: ['g', 'h'], extra: { 'a/b': ['c'], d: ['e', 'f'] } } }],
    ['with escapes', { user: { username: 'a"b\\c\u0007' }, requestURI: '/api/v1/namespaces/n/pods/web?a=1\u0026b' }],
    ['that is not ASCII', { user: { username: 'ünïcödé 🚀' }, userAgent: '日本' }],
    ['of a subresource', makeExec('?command=ls')],
    ['whose subresource objectRef leaves out', { requestURI: '/api/v1/namespaces/n/pods/web/log/x' }],
    ['of a namespace', { requestURI: '/api/v1/namespaces/n', objectRef: { resource: 'namespaces', name: 'n' } }],
    ['of all namespaces', { requestURI: '/api/v1/namespaces?limit=500', objectRef: { resource: 'namespaces' } }],
    [
      'of the status of a namespace',
      { requestURI: '/api/v1/namespaces/n/status', objectRef: { resource: 'namespaces', subresource: 'status' } },
    ],
    [
      'of a failure with details',
      { responseStatus: { metadata: {}, status: 'Failure', message: 'm', reason: 'r', details: { name: 'x', a: 1 }, code: 409 } },
    ],
  ])('count a line %s as the parser reads it', (_, parts) => {
    const line = toLine(parts);
    expect(parseLine(line)).toBeDefined();
    expect(countLine(line)).toBeDefined();
    expectSame(line);
    expectSame(`${line}\r`);
  });

  it.each<readonly [string, string]>([
    ['cut off', LINE.slice(0, -1)],
    ['of two that run into each other', `${toLine({ requestObject: BODY }).slice(0, 700)}${LINE}`],
    ['of two with bodies', `${toLine({ requestObject: BODY }).slice(0, 700)}${toLine({ requestObject: BODY })}`],
    ['with a key behind', LINE.replace(/\}$/, ',"verb":"delete"}')],
    ['of aws-iam-authenticator', toLine({ user: { username: 'a', uid: 'aws-iam-authenticator:1:A' } })],
    ['with an ARN', toLine({ user: { username: 'a', extra: { b: ['c'], arn: ['arn:aws:iam::1:user/a'] } } })],
    ['whose objectRef and path differ', toLine({ requestURI: '/api/v1/namespaces/n/secrets/s' })],
    ['whose objectRef begins like the path', toLine({ objectRef: { resource: 'pod' } })],
    ['by the old watch path', toLine({ requestURI: '/api/v1/watch/pods', objectRef: { resource: 'pods' } })],
    ['by the old proxy', toLine({ verb: 'proxy' })],
    ['with a percent sign', toLine({ requestURI: '/api/v1/namespaces/n/pods/a%2Fb/log' })],
    ['with a group in apiVersion', toLine({ objectRef: { resource: 'pods', apiVersion: 'apps/v1' } })],
    ['with another form of time', toLine({ stageTimestamp: '2026-11-23T07:20:09Z' })],
    ['with a name as long as a page', toLine({ user: { username: 'a'.repeat(9000) } })],
    ['with a very long path', toLine({ requestURI: `/healthz?${'a'.repeat(4000)}`, objectRef: undefined })],
    ['that is no audit event', '{"kind":"Event","apiVersion":"v1"}'],
    ['that is empty', ''],
  ])('are none %s', (_, line) => {
    expect(countLine(line)).toBeUndefined();
  });

  it('count no line that was cut, wherever that is', () => {
    for (const whole of [LINE, toLine({ requestObject: BODY, responseObject: BODY })]) {
      for (let end = 0; end < whole.length; end += 1)
        expect(countLine(whole.slice(0, end), [whole]), whole.slice(0, end)).toBe(undefined);
    }
  });

  it('have request and actor of lines before them', () => {
    const other = toLine({ verb: 'delete', user: { username: 'bob' } });
    expect(countLine(toLine({ user: { username: 'bob' } }), [LINE])).toBeUndefined();
    expect(countLine(toLine({ verb: 'delete' }), [LINE])).toBeUndefined();
    expect(countLine(toLine({ verb: 'delete' }), [LINE, other])).toBeDefined();
    expect(countLine(toLine({ user: { username: 'bob' } }), [LINE, other])).toBeDefined();
  });

  it('of one operation are counted as one, and of one actor too', () => {
    fc.assert(
      fc.property(alikeLines, (lines) => {
        for (const line of lines.slice(1)) {
          if (!countLine(line, [lines[0] ?? ''])) continue;
          const [one, other] = [parseLine(lines[0] ?? ''), parseLine(line)];
          expect([other?.operation.key, other?.actor, other?.wrapper]).toEqual([one?.operation.key, one?.actor, 'raw']);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('say the same as the parser of any event', () => {
    fc.assert(
      fc.property(oddParts, (parts) => expectSame(toLine(parts))),
      { numRuns: 5_000 },
    );
  });

  it('say the same as the parser of a line without bodies in which anything was changed', () => {
    fc.assert(fc.property(changesOf(LINE), expectSame), { numRuns: 10_000 });
  });

  it('end where the bytes do, or the bodies that may be passed over', () => {
    const bodies = createComparedBodies();
    const few = createKnownLines(bodies, false);
    const line = `${toLine({ requestObject: BODY })}\n`;
    few?.learn(encoder.encode(line), 0, ANYTHING);
    const bytes = encoder.encode(line.repeat(100));
    expect(few?.open(bytes)(0, 1)).toEqual({ end: 63 * line.length, lines: 63, isNew: true });
    expect(few?.waiting()).toBe(63);
    expect(bodies.isDue()).toBe(true);
    expect(few?.open(bytes)(64 * line.length, 65)).toEqual({ end: bytes.length, lines: 36, isNew: false });
  });

  it('are found in more bytes than are looked at once', () => {
    known.forget();
    const line = encoder.encode(`${LINE}\n`);
    known.learn(line, 0, ANYTHING);
    const count = Math.ceil(3_000_000 / line.length);
    const bytes = new Uint8Array(count * line.length + 5);
    for (let index = 0; index < count; index += 1) bytes.set(line, index * line.length);
    expect(known.open(bytes)(0, 1)).toMatchObject({ end: count * line.length, lines: count });
    expect(known.take()).toMatchObject({ scanned: count, requests: [{ count }], actors: [{ count }] });
  });
});

describe('a file in which lines are known', () => {
  function read(text: string, cut: number, isKnown: boolean): FileReport {
    isOff.value = !isKnown;
    const reader = createFileReader({ surface: SMALL_SURFACE, limits: { whole: 0, first: 1 } });
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; at += cut) reader.push(bytes.slice(at, at + cut));
    reader.end();
    return reader.snapshot();
  }

  it('is reported as one in which none are, wherever its bytes are cut', () => {
    const strange = fc.constantFrom('', 'x', '[', ']', '{"a":', '\r', JSON.stringify(makeEvent(), null, 1), LINE.slice(0, 99));
    const text = fc.tuple(alikeLines, fc.array(fc.tuple(fc.nat(), strange), { maxLength: 5 })).map(([lines, others]) => {
      const all = [...lines, ...lines, ...lines];
      for (const [at, other] of others) all.splice(at % all.length, 0, other);
      return all.join('\n');
    });
    fc.assert(
      fc.property(text, fc.constantFrom(50, 777, 5000, 2 ** 20), (log, cut) => {
        expect(read(log, cut, true)).toEqual(read(log, cut, false));
      }),
      { numRuns: 300 },
    );
  });

  it('is reported as one in which none are, where there are more actors and paths than can be known', () => {
    const lines = Array.from({ length: 9500 }, (_, index) =>
      toLine({ user: { username: `user-${index % 9000}` }, requestURI: `/x/${index % 50}`, objectRef: undefined }),
    );
    const log = [...lines, ...lines, ...lines].join('\n');
    expect(read(log, 2 ** 18, true)).toEqual(read(log, 2 ** 18, false));
  }, 20_000);
});
