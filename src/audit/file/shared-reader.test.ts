import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { AskedRule } from '../rules/rule.ts';
import { EVENT, LINE } from '../test-data/found.ts';
import { makeEvent, makeSecrets } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { createFileReader } from './file-reader.ts';
import { serveHelper } from './helper.ts';
import type { FileLimits } from './limits.ts';
import type { FileReport } from './report.ts';
import { createSharedReader } from './shared-reader.ts';
import type { FileReaderOptions } from './stretch-reader.ts';

const encoder = new TextEncoder();
const opened: MessagePort[] = [];

afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** Helpers in this thread, which answer as those in others do: later. */
function openHelpers(count: number, options: FileReaderOptions): readonly MessagePort[] {
  return Array.from({ length: count }, () => {
    const { port1, port2 } = new MessageChannel();
    serveHelper(port2, options);
    opened.push(port1, port2);
    return port1;
  });
}

const RULES: readonly AskedRule[] = [
  { predicate: { field: 'verb', op: 'equals', values: ['list'] }, unsupported: [] },
  { predicate: { field: 'user.username', op: 'contains', values: ['ü'] }, unsupported: [] },
  { predicate: { field: 'requestObject.kind', op: 'equals', values: ['Pod'] }, unsupported: [] },
];

function toOptions(limits: Partial<FileLimits>): FileReaderOptions {
  return { surface: SMALL_SURFACE, rules: RULES, limits: { whole: 0, ...limits } };
}

async function readShared(text: string, helpers: number, limits: Partial<FileLimits>, step = 100): Promise<FileReport> {
  const options = toOptions(limits);
  const reader = createSharedReader(options, openHelpers(helpers, options));
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += step) {
    reader.push(bytes.slice(at, at + step));
    await reader.settle();
  }
  await reader.end();
  return reader.snapshot();
}

function readAlone(text: string, limits: Partial<FileLimits>): FileReport {
  const reader = createFileReader(toOptions(limits));
  reader.push(encoder.encode(text));
  reader.end();
  return reader.snapshot();
}

/** What does not depend on who has read what: how a record was read, and the order of what is not listed by line. */
function toComparable({ reading, wrappers, failures, others, ...report }: FileReport): object {
  const { scanned, passedOver, parsed, differing } = reading;
  const all = scanned + passedOver + parsed;
  const byName = (list: readonly object[]): readonly string[] => list.map((one) => JSON.stringify(one)).sort();
  const toList = (problems: FileReport['failures']): object => ({
    ...problems,
    byReason: { rest: problems.byReason.rest, entries: byName(problems.byReason.entries) },
  });
  return {
    ...report,
    ...{ reading: { all, differing } },
    ...{ wrappers: byName(wrappers), failures: toList(failures), others: toList(others) },
  };
}

const OTHER = JSON.stringify(makeSecrets('list', { user: { username: 'ünïcödé 🚀' } }));
const BODY = JSON.stringify(
  makeEvent({ level: 'Request', verb: 'create', requestObject: { kind: 'Pod', a: ['}', '{"', '\\'] } }),
);
const PRETTY = JSON.stringify(EVENT, null, 2);
const docker = (log: string): string => JSON.stringify({ log, stream: 'stdout', time: '2026-11-23T07:20:09Z' });
const long = JSON.stringify(makeEvent({ userAgent: 'x'.repeat(3000) }));
const raw = (index: number, change: object = {}): string =>
  JSON.stringify({
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: `id-${index}`, stage: 'ResponseComplete' },
    ...{ requestURI: `/api/v1/namespaces/n${index}/secrets`, verb: index % 3 === 0 ? 'get' : 'list' },
    user: { username: `user-${index % 7}`, groups: ['system:authenticated'] },
    ...{
      sourceIPs: ['10.0.0.1'],
      userAgent: 'kubectl',
      objectRef: { resource: 'secrets', namespace: `n${index}`, apiVersion: 'v1' },
    },
    ...{ responseStatus: { metadata: {}, code: index % 5 === 0 ? 403 : 200 } },
    requestReceivedTimestamp: `2026-11-23T07:20:${String(index % 60).padStart(2, '0')}.000001Z`,
    stageTimestamp: `2026-11-23T07:20:${String(index % 60).padStart(2, '0')}.000002Z`,
    ...change,
  });

describe('createSharedReader', () => {
  it('tells what one reader tells of a log, with the lines of the file', async () => {
    const text = `${Array.from({ length: 400 }, (_, index) => raw(index)).join('\n')}\n`;
    const limits = { stretch: 2_000 };
    const report = await readShared(text, 2, limits, 777);
    expect(toComparable(report)).toEqual(toComparable(readAlone(text, limits)));
    expect(report.progress).toMatchObject({ events: 400, lines: 400, bytes: encoder.encode(text).length });
    expect(report.operations.entries.flatMap(({ first }) => first.map(({ line }) => line))).toContain(1);
  });

  it('shares the work out', async () => {
    const options = toOptions({ stretch: 2_000 });
    const ports = openHelpers(1, options);
    const given: number[] = [];
    const [port] = ports;
    const send = port?.postMessage.bind(port);
    if (port)
      port.postMessage = ((message: { readonly length?: number }, transfer: ArrayBuffer[]) => {
        given.push(message.length ?? 0);
        send?.(message, transfer);
      }) as typeof port.postMessage;
    const reader = createSharedReader(options, ports);
    reader.push(encoder.encode(Array.from({ length: 400 }, (_, index) => raw(index)).join('\n')));
    reader.push(encoder.encode(`\n${Array.from({ length: 400 }, (_, index) => raw(index)).join('\n')}`));
    await reader.settle();
    await reader.end();
    expect((await reader.snapshot()).progress.events).toBe(800);
    expect(given.length).toBeGreaterThan(10);
  });

  it('tells what one reader tells whatever stands between the events of the API server', async () => {
    const events = fc.integer({ min: 0, max: 50 }).map((index) => raw(index));
    const others = fc.constantFrom(
      ...[LINE, OTHER, BODY, PRETTY, 'x', '{"a"', '{"a":', '', docker(`${LINE}\n`), docker(long.slice(0, 900)), '[', ']', '},'],
      ...[raw(1).slice(0, 120), `${raw(2)},`, `${raw(3)}\r`, `  ${raw(4)}`, raw(5, { extra: { a: [1] } }), long],
    );
    const lines = fc.array(fc.oneof({ weight: 3, arbitrary: events }, others), { minLength: 2, maxLength: 40 });
    const settings = fc.record({ helpers: fc.integer({ min: 0, max: 3 }), stretch: fc.integer({ min: 200, max: 3_000 }) });
    await fc.assert(
      fc.asyncProperty(lines, settings, fc.integer({ min: 1, max: 5_000 }), async (all, { helpers, stretch }, step) => {
        const text = [raw(0), ...all].join('\n');
        expect(toComparable(await readShared(text, helpers, { stretch }, step))).toEqual(
          toComparable(readAlone(text, { stretch })),
        );
      }),
      { numRuns: 60, seed: 20_261_126 },
    );
  });

  it('keeps the entries that come first in the file, and counts the records of the others', async () => {
    const text = Array.from({ length: 300 }, (_, index) => raw(index, { user: { username: `user-${(index * 7) % 40}` } })).join(
      '\n',
    );
    const limits = { stretch: 1_500, entries: 20 };
    const report = await readShared(text, 2, limits);
    expect(report.actors).toEqual(readAlone(text, limits).actors);
    expect(report.actors.rest).toBeGreaterThan(0);
  });

  it('reads a list, whose items stand on lines of their own, alone', async () => {
    const items = Array.from({ length: 100 }, (_, index) => raw(index)).join(',\n');
    const text = `{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[\n${items}\n]}`;
    expect(toComparable(await readShared(text, 2, { stretch: 1_000 }))).toEqual(toComparable(readAlone(text, {})));
  });

  it('gives what is known before the end', async () => {
    const options = toOptions({ stretch: 1_000 });
    const reader = createSharedReader(options, openHelpers(1, options));
    for (let index = 0; index < 100; index += 1) {
      reader.push(encoder.encode(`${raw(index)}\n`));
      await reader.settle();
    }
    const { progress, operations } = await reader.snapshot();
    expect(progress.events).toBeGreaterThan(90);
    expect(operations.entries.reduce((sum, { count }) => sum + count, 0)).toBe(progress.events);
    await reader.end();
    expect((await reader.snapshot()).progress.events).toBe(100);
  });
});
