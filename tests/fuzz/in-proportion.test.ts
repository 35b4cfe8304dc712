import { freemem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { createCheck } from './check.ts';
import { FULL_EVENT, LINE, SMALL_EVENT } from './samples.ts';

const check = createCheck(loadSurfaceData(fileURLToPath(new URL('../..', import.meta.url))), []);
const TIMEOUT = 20 * 60_000;

const event = (parts: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...SMALL_EVENT, ...parts });
const keys = (count: number, make: (at: number) => readonly [string, unknown]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => make(at)));
const list = <T>(count: number, make: (at: number) => T): readonly T[] => Array.from({ length: count }, (_, at) => make(at));
const cri = '2026-11-23T07:20:57.883884000Z stdout P abc\n2026-11-23T07:20:57.883884000Z stderr F abc\n';

/** Inputs that grow with a number, and a number at which work that grows with its square would take long. */
const GROWING: readonly (readonly [what: string, size: number, make: (count: number) => string])[] = [
  ['lines of garbage after an event', 10_000, (count) => `${LINE}\n${'some text\n'.repeat(count)}`],
  ['lines that open a value', 4000, (count) => '{"a":\n'.repeat(count)],
  ['broken lines', 4000, (count) => '{"a":"\\q"}\n'.repeat(count)],
  ['values on one line', 4000, (count) => '{"a":1} '.repeat(count)],
  ['values one after another over two lines', 4000, (count) => '{"a":\n1}'.repeat(count)],
  ['wide objects', 8000, (count) => event(keys(count, (at) => [`k${at}`, 1]))],
  ['dotted keys', 1500, (count) => JSON.stringify(keys(count, (at) => [`kubernetes.audit.k${at}`, ['a']]))],
  ['dotted keys two deep', 1500, (count) => JSON.stringify(keys(count, (at) => [`kubernetes.audit.user.k${at}`, ['a']]))],
  ['columns of a flat row', 1500, (count) => JSON.stringify({ verb: 'get', ...keys(count, (at) => [`user.k${at}`, 'a']) })],
  ['many small records in a list', 4000, (count) => JSON.stringify(list(count, () => ({ log: '{"verb":1}' })))],
  ['many small records in an object', 4000, (count) => JSON.stringify(keys(count, (at) => [`k${at}`, { log: '{"verb":1}' }]))],
  [
    'rows of a table with as many columns',
    150,
    (count) => JSON.stringify({ columns: list(count, (at) => ({ name: `c${at}` })), rows: list(count, () => [1]) }),
  ],
  [
    'stages of one request',
    800,
    (count) => list(count, (at) => event({ stage: ['RequestReceived', 'ResponseComplete', `s${at}`][at % 3] })).join('\n'),
  ],
  ['parts of lines', 4000, (count) => cri.repeat(count)],
  [
    'parts of Docker’s lines',
    100,
    (count) => `${JSON.stringify({ log: `{${'a'.repeat(5000)}`, stream: 'stdout', time: 'x' })}\n`.repeat(count),
  ],
  ['quotes of a CSV', 20_000, (count) => `time,message\n1,"{""verb"":1}"\n1,"${'""'.repeat(count)}`],
  ['rows of a CSV that never end', 8000, (count) => `time,message\n1,"{""verb"":1}"\n${'1,"abc\n'.repeat(count)}`],
  ['keys of a YAML text', 1500, (count) => list(count, (at) => `k${at}: 1`).join('\n')],
  ['brackets of a YAML text', 500, (count) => `kind: ${'['.repeat(count)}`],
  ['aliases', 1500, (count) => `verb: &a get\nuser: [${'*a, '.repeat(count)}]\n`],
  [
    'parameters of a URI',
    4000,
    (count) => event({ requestURI: `/api/v1/namespaces/n/pods/p/exec?${'command=a%20b&'.repeat(count)}` }),
  ],
  ['slashes of a URI', 40_000, (count) => event({ requestURI: '/'.repeat(count), objectRef: undefined })],
  [
    'terms of a selector',
    8000,
    (count) => event({ verb: 'list', objectRef: undefined, requestURI: `/api/v1/pods?fieldSelector=${'a=b,'.repeat(count)}` }),
  ],
  ['a user agent', 40_000, (count) => event({ userAgent: `a/b (${'('.repeat(count)}` })],
  ['a user name', 40_000, (count) => event({ user: { username: `system:serviceaccount:${'a:'.repeat(count)}` } })],
  ['the keys of a patch', 8000, (count) => event({ verb: 'patch', requestObject: keys(count, (at) => [`k${at}`, { x: at }]) })],
  [
    'containers',
    4000,
    (count) => JSON.stringify({ ...FULL_EVENT, requestObject: { spec: { containers: list(count, () => ({ image: 'a' })) } } }),
  ],
  ['a line of the legacy log', 20_000, (count) => `2017-03-21T03:57:09Z AUDIT: id="c" groups="${'\\"a\\",'.repeat(count)}"`],
  ['base64', 20_000, (count) => JSON.stringify({ data: `eyJ${'A'.repeat(count)}` })],
  ['a text before an event', 40_000, (count) => `pod x ${'{'.repeat(count)}"verb":}`],
  ['backslashes', 40_000, (count) => `{"verb":"${'\\'.repeat(count)}`],
];

/** Time of this process alone, which a loaded machine does not lengthen as it does that of the clock; in milliseconds. */
function measure(text: string): number {
  const before = process.cpuUsage();
  check(text, false);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('eight times the input takes the classifier far less than sixty-four times the work', { timeout: TIMEOUT }, () => {
  it.each(GROWING)('%s', (_what, size, make) => {
    measure(make(size));
    const [once, eightfold] = [measure(make(size)), measure(make(8 * size))];
    expect(eightfold).toBeLessThan(30 * once + 3000);
  });
});

describe('a line of 100 MB', { timeout: TIMEOUT }, () => {
  const LENGTH = 1e8;
  /** What these need at most; a smaller machine goes without. */
  const isRoomy = freemem() > 3 * 2 ** 30;

  it.runIf(isRoomy).each([
    ['that is an event', () => `${LINE.slice(0, -1)},"userAgent":"${'x'.repeat(LENGTH)}"}`],
    ['of brackets that never close', () => '['.repeat(LENGTH)],
    ['of keys that never close', () => '{"a":'.repeat(LENGTH / 5)],
  ])('%s is answered', (_what, make) => {
    check(make(), false);
  });
});
