import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyText } from '../classify-text.ts';
import { EVENT, LINE } from '../test-data/found.ts';
import { makeEvent, makeSecrets } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { factsOf } from './facts.ts';
import { createFileReader } from './file-reader.ts';
import type { FileLimits } from './limits.ts';
import type { FileReport } from './report.ts';

const encoder = new TextEncoder();

/** Reads a text in pieces of these lengths, over and over; by itself, never as a whole. */
function read(text: string | Uint8Array, lengths: readonly number[] = [7, 1, 100], limits: Partial<FileLimits> = {}): FileReport {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const reader = createFileReader({ surface: SMALL_SURFACE, limits: { whole: 0, ...limits } });
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    reader.push(bytes.slice(at, at + length));
    at += length;
  }
  reader.end();
  return reader.snapshot();
}

function count(keys: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]));
}

/** What pasting the text would give, in the same words. */
function expectAsPasted(text: string, report: FileReport): void {
  const items = classifyText(text, SMALL_SURFACE);
  const events = items.flatMap((item) => (item.kind === 'event' ? [factsOf(item)] : []));
  expect(
    Object.fromEntries(
      report.operations.entries.map((entry) => [
        entry.id ?? JSON.stringify([entry.verb, entry.apiGroup, entry.resource, entry.subresource, entry.detail]),
        entry.count,
      ]),
    ),
  ).toEqual(
    count(
      events.map(
        ({ operation: entry }) =>
          entry.id ?? JSON.stringify([entry.verb, entry.apiGroup, entry.resource, entry.subresource, entry.detail]),
      ),
    ),
  );
  expect(Object.fromEntries(report.actors.entries.map((entry) => [entry.name, entry.count]))).toEqual(
    count(events.map(({ actor }) => actor)),
  );
  expect(Object.fromEntries(report.wrappers.map((entry) => [entry.name, entry.count]))).toEqual(
    count(events.map(({ wrapper }) => wrapper)),
  );
  expect(report.progress).toMatchObject({
    events: events.length,
    others: items.filter(({ kind }) => kind === 'other').length,
    failures: items.filter(({ kind }) => kind === 'malformed').length,
  });
}

const OTHER = JSON.stringify(makeSecrets('list', { user: { username: 'ünïcödé 🚀' } }));
const BODY = JSON.stringify(
  makeEvent({ level: 'Request', verb: 'create', requestObject: { kind: 'Pod', a: ['}', '{"', '\\'] } }),
);
const PRETTY = JSON.stringify(EVENT, null, 2);
const cri = (line: string) =>
  `2026-11-23T07:20:09.1Z stdout P ${line.slice(0, 90)}\n2026-11-23T07:20:09.1Z stderr F x\n2026-11-23T07:20:09.1Z stdout F ${line.slice(90)}`;
const docker = (log: string) => JSON.stringify({ log, stream: 'stdout', time: '2026-11-23T07:20:09Z' });
const long = JSON.stringify(makeEvent({ userAgent: 'x'.repeat(9000) }));

const FORMS: readonly (readonly [string, string])[] = [
  ['lines', `${LINE}\n${OTHER}\n${BODY}\n`],
  ['lines without a last break, with CRLF and empty ones', `\n${LINE}\r\n\r\n${OTHER}\r\n${BODY}`],
  ['a byte order mark', `\ufeff${LINE}\n${LINE}`],
  ['broken lines between', `${LINE}\n${BODY.slice(0, 300)}\n${LINE}\nnonsense\n{"a":\n${LINE}\n`],
  ['values over many lines', `${PRETTY}\n${PRETTY}\n${LINE}\n${PRETTY}`],
  ['a broken value over many lines', `${LINE}\n${PRETTY.replace('"verb"', 'verb')}\n${LINE}\n`],
  ['values one after another on a line', `${LINE}${OTHER} ${LINE}\n${LINE}`],
  ['a log of a container runtime', `${cri(LINE)}\n${cri(OTHER)}\n`],
  ['parts that Docker has cut', [docker(long.slice(0, 4500)), docker(`${long.slice(4500)}\n`), docker(`${LINE}\n`)].join('\n')],
  ['a part whose end is missing', [docker(long.slice(0, 4500)), docker(`${LINE}\n`), LINE].join('\n')],
  ['CSV', `@timestamp,@message\nx,"${LINE.replaceAll('"', '""')}"\ny,"${PRETTY.replaceAll('"', '""')}"\n`],
  ['lines of a syslog', `<13>Nov 23 07:20:57 host audit: ${LINE}\n<13>Nov 23 07:20:58 host audit: ${OTHER}\n`],
  ['records that are no events', `{"a":1}\n${LINE}\n[1,2]\n"x"\n`],
];

describe('createFileReader', () => {
  it.each(FORMS)('counts what pasting would show, of %s', (_, text) => {
    const whole = text.startsWith('@') ? 100 : 0;
    expectAsPasted(text, read(text, [7, 1, 100], { whole }));
    expectAsPasted(text, read(text, [2 ** 20], { whole }));
    expectAsPasted(text, read(text, [3], { whole: 2 ** 20 }));
  });

  it('counts the same wherever the bytes are cut', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
    const lines = fc.array(fc.constantFrom(LINE, OTHER, BODY, PRETTY, 'x', '{"a"', '', docker(`${LINE}\n`), cri(OTHER)), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, lengths, (all, cuts) =>
        expectAsPasted([LINE, ...all].join('\n'), read([LINE, ...all].join('\n'), cuts)),
      ),
      { numRuns: 300 },
    );
  });

  it.each<readonly [string, (events: readonly string[]) => string]>([
    ['an EventList', (all) => `{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[${all.join(',')}]}`],
    ['an array', (all) => `[\n${all.join(',\n')}\n]\n`],
    [
      'the records of AKS',
      (all) => JSON.stringify({ records: all.map((log) => ({ category: 'kube-audit', properties: { log } })) }),
    ],
    [
      'an answer of CloudWatch',
      (all) => JSON.stringify({ events: all.map((message) => ({ timestamp: 1, message })), nextToken: 'x' }, null, 1),
    ],
    [
      'an answer of Elasticsearch',
      (all) => JSON.stringify({ hits: { hits: all.map((one) => ({ _source: { kubernetes: { audit: JSON.parse(one) } } })) } }),
    ],
    [
      'nested lists of OTLP',
      (all) =>
        JSON.stringify({
          resourceLogs: [all, all].map((part) => ({
            scopeLogs: [{ logRecords: part.map((stringValue) => ({ body: { stringValue } })) }],
          })),
        }),
    ],
  ])('reads %s entry by entry', (_, wrap) => {
    const text = wrap(Array.from({ length: 400 }, (_item, index) => [LINE, OTHER, BODY][index % 3] ?? ''));
    expectAsPasted(text, read(text, [5000]));
  });

  it('goes on after a broken entry of a list', () => {
    const text = `[${Array.from({ length: 300 }, (_, index) => (index === 200 ? '{"verb":nonsense}' : LINE)).join(',\n')}]`;
    expect(read(text, [5000]).progress).toMatchObject({ events: 299, failures: 1, lines: 300 });
    expect(read(text, [5000]).failures.first).toMatchObject([{ line: 201 }]);
  });

  it('says that a list was cut off, and counts what is there', () => {
    const text = `[${Array.from({ length: 300 }, () => LINE).join(',')}`;
    expect(read(text, [5000])).toMatchObject({ progress: { events: 300 }, failures: { count: 1 } });
  });

  it('does not take the entries of one huge event for events', () => {
    const event = makeSecrets('list', {
      level: 'RequestResponse',
      responseObject: { kind: 'SecretList', items: Array.from({ length: 3000 }, () => ({ data: 'x'.repeat(30) })) },
    });
    const text = `{"kind":"EventList","items":[${JSON.stringify(event)},${LINE}]}`;
    expectAsPasted(text, read(text, [5000]));
  });

  it('refuses a line that is too long, and reads the others', () => {
    const text = `${LINE}\n{"a":"${'x'.repeat(3 * 2 ** 20)}"}\n${LINE}\n`;
    expect(read(text, [100_000], { record: 2 ** 21 })).toMatchObject({
      progress: { events: 2, failures: 1, lines: 3 },
      failures: { first: [{ line: 2 }] },
    });
  });

  it('tells where the first events of an operation stand, in bytes', () => {
    const text = `${OTHER}\n${BODY}\n${OTHER}\n${PRETTY}\n`;
    const bytes = encoder.encode(text);
    const places = read(text).operations.entries.flatMap(({ first }) => first);
    expect(places.map(({ offset, length }) => new TextDecoder().decode(bytes.subarray(offset, offset + length)))).toEqual([
      OTHER,
      OTHER,
      BODY,
      PRETTY,
    ]);
    expect(places.map(({ line }) => line)).toEqual([1, 3, 2, 4]);
  });

  it('counts what it has no place for', () => {
    const lines = Array.from({ length: 9 }, (_, index) => JSON.stringify(makeEvent({ user: { username: `u${index}` } })));
    expect(read(lines.join('\n'), [1000], { entries: 4 }).actors).toMatchObject({ entries: { length: 4 }, rest: 5 });
  });

  it('counts the records of one request as one, where it has several', () => {
    const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete'].map((stage) =>
      JSON.stringify(makeEvent({ verb: 'watch', stage })),
    );
    const refused = JSON.stringify(
      makeEvent({ verb: 'watch', stage: 'ResponseStarted', responseStatus: { metadata: {}, code: 401 } }),
    );
    expect(read([...stages, refused].join('\n')).operations.entries).toMatchObject([{ count: 4, requests: 2 }]);
  });

  it('reads nothing as nothing', () => {
    expect(read('')).toMatchObject({
      progress: { bytes: 0, lines: 0, events: 0, failures: 0 },
      operations: { entries: [], rest: 0 },
    });
  });

  it('throws at no bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (bytes, length) => void read(bytes, [length]),
      ),
      { numRuns: 500 },
    );
  });
});
