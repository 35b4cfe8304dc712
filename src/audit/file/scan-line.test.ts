import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, oddParts, toLine } from '../../../tests/fuzz/audit-lines.ts';
import { classifyEvent } from '../classify.ts';
import { findEvents } from '../events.ts';
import { makeEvent, makeExec } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { parseJson } from '../text-lines.ts';
import { type EventFacts, factsOf } from './facts.ts';
import { createLineScan, type ScannedLine } from './scan-line.ts';

const scan = createLineScan(SMALL_SURFACE);

/** The scan of a line that stands between others. */
function scanLine(line: string): ScannedLine | undefined {
  const before = 'a line before\n';
  return scan(`${before}${line}\nand after`, before.length, before.length + line.length);
}

/** What the full reader makes of a line; undefined for anything but one event. */
function parseLine(line: string): EventFacts | undefined {
  const parsed = parseJson(line);
  if (!parsed) return undefined;
  const [found, ...others] = findEvents({ index: 0, line: 1, kind: 'value', format: 'json', value: parsed.value });
  if (found?.kind !== 'event' || others.length > 0) return undefined;
  return factsOf({ ...found, answer: classifyEvent(found.event, SMALL_SURFACE) });
}

function withoutMark(scanned: ScannedLine): EventFacts {
  const { hasBody: _, parts: __, ...facts } = scanned;
  return facts;
}

/** The scan may pass, and must not differ. */
function expectSame(line: string): void {
  const scanned = scanLine(line);
  if (scanned) expect(withoutMark(scanned)).toEqual(parseLine(line));
}

const LINE = toLine({});
const BODY = {
  kind: 'Pod',
  metadata: { name: 'web', labels: { a: 'b' } },
  spec: { verb: 'delete', objectRef: { resource: 'secrets' } },
};

describe('createLineScan', () => {
  it('reads a line as the API server writes it', () => {
    expect(scanLine(LINE)).toEqual({ ...parseLine(LINE), hasBody: false, parts: undefined });
    expect(scanLine(LINE)).toMatchObject({ actor: 'alice', code: 200, stage: 'ResponseComplete', wrapper: 'raw' });
  });

  it('passes over bodies, whatever keys are in them', () => {
    const line = toLine({
      level: 'RequestResponse',
      requestObject: BODY,
      responseObject: { ...BODY, requestReceivedTimestamp: 'x' },
    });
    expect(scanLine(line)).toEqual({ ...parseLine(line), hasBody: true, parts: undefined });
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['a request without a resource', { requestURI: '/healthz?verbose', objectRef: undefined }],
    ['one that was received', { stage: 'RequestReceived', responseStatus: undefined, annotations: undefined }],
    [
      'one that was not authenticated',
      { user: {}, responseStatus: { metadata: {}, status: 'Failure', reason: 'Unauthorized', code: 401 } },
    ],
    ['an impersonated user', { impersonatedUser: { username: 'bob', groups: ['a', 'b'] } }],
    ['a user of aws-iam-authenticator', { user: { username: 'a', uid: 'aws-iam-authenticator:1:A', groups: ['g'] } }],
    ['an ARN among other marks', { user: { username: 'a', extra: { accessKeyId: ['x'], arn: ['arn:aws:iam::1:user/a'] } } }],
    ['an ARN that is none', { user: { username: 'a', extra: { arn: ['no'] } } }],
    ['escapes in the name of a user', { user: { username: 'a"b\\c\u0007\u2028' } }],
    ['a name that is not ASCII', { user: { username: 'ünïcödé 🚀' }, userAgent: '日本' }],
    ['a lone surrogate', { user: { username: 'a\ud800b' } }],
    ['a subresource', makeExec('?command=ls&command=-l')],
    ['a subresource that objectRef leaves out', { requestURI: '/api/v1/namespaces/n/pods/web/log' }],
    [
      'a group that objectRef leaves out',
      { requestURI: '/apis/apps/v1/namespaces/n/deployments/d', objectRef: { resource: 'deployments' } },
    ],
    ['a contradiction', { requestURI: '/api/v1/namespaces/n/secrets/s' }],
    [
      'a namespace',
      { requestURI: '/api/v1/namespaces/n/status', objectRef: { resource: 'namespaces', name: 'n', subresource: 'status' } },
    ],
    ['a namespace called pods', { requestURI: '/api/v1/namespaces/pods', objectRef: { resource: 'pods' } }],
    ['the old watch path', { verb: 'watch', requestURI: '/api/v1/watch/pods', objectRef: { resource: 'pods' } }],
    ['the old proxy path', { verb: 'proxy', requestURI: '/api/v1/proxy/nodes/n/x', objectRef: { resource: 'nodes' } }],
    ['the path below a proxy', { requestURI: '/api/v1/namespaces/n/pods/web/proxy/a/b?x=1', objectRef: { resource: 'pods' } }],
    ['an empty segment', { requestURI: '/api/v1/namespaces/n//pods' }],
    ['a percent sign', { requestURI: '/api/v1/namespaces/n/pods/a%2Fb/log' }],
    ['a slash at the end', { requestURI: '/api/v1/namespaces/n/pods/' }],
    [
      'a custom resource',
      { requestURI: '/apis/x.io/v1/foos', objectRef: { resource: 'foos', apiGroup: 'x.io', apiVersion: 'v1' } },
    ],
    ['a group in apiVersion', { objectRef: { resource: 'pods', apiVersion: 'apps/v1' } }],
    ['empty texts in objectRef', { objectRef: { resource: 'pods', apiGroup: '', subresource: '' } }],
    [
      'details of a failure',
      { responseStatus: { metadata: {}, status: 'Failure', details: { name: 'x', retryAfterSeconds: 1 }, code: 429 } },
    ],
    ['no code', { responseStatus: { metadata: {} } }],
    ['no annotations', { annotations: {} }],
  ])('says the same as the parser of %s', (_, parts) => {
    const line = toLine(parts);
    expect(parseLine(line)).toBeDefined();
    expectSame(line);
  });

  it.each([
    ['cut off anywhere', LINE.slice(0, -1)],
    ['cut off in a body', toLine({ requestObject: BODY }).slice(0, 900)],
    ['of two that run into each other', `${toLine({ requestObject: BODY }).slice(0, 700)}${LINE}`],
    ['with a second verb at the end', LINE.replace(/\}$/, ',"verb":"delete"}')],
    ['with a second user before objectRef', LINE.replace('"objectRef"', '"user":{"username":"eve"},"objectRef"')],
    ['with something after it', `${LINE} {}`],
    ['with a raw control character', LINE.replace('alice', 'al\tice')],
    ['with a raw line break mark within', LINE.replace('alice', 'al\u0000ice')],
    ['with an escape that is none', LINE.replace('alice', 'al\\xice')],
    ['with a key that a shipper has added', LINE.replace(/\}$/, ',"kubernetes":{"audit":{}}}')],
    ['with keys in another order', JSON.stringify(makeEvent({ requestObject: BODY }), null, 0)],
    ['with white space', LINE.replaceAll('":', '": ')],
    ['with a trailing comma', LINE.replace(/\}$/, ',}')],
    ['of a body that AKS has left out', toLine({ requestObject: 'skipped-too-big-size-object' })],
    ['with an escaped key among the extra', LINE.replace('"groups"', '"extra":{"\\u0061rn":["arn:aws:iam::1:user/a"]},"groups"')],
    ['with a number for a name', LINE.replace('"alice"', '5')],
  ])('leaves a line to the parser that is %s', (_, line) => expectSame(line));

  it('never says anything of a line that was cut, wherever that is', () => {
    for (const whole of [LINE, toLine({ requestObject: BODY, responseObject: BODY })])
      for (let end = 0; end < whole.length; end += 1) expect(scanLine(whole.slice(0, end)), whole.slice(0, end)).toBeUndefined();
  });

  it('takes a carriage return for a part of the line break', () => {
    expect(scanLine(`${LINE}\r`)).toEqual({ ...parseLine(LINE), hasBody: false, parts: undefined });
  });

  it('leaves a line to the parser that is too long for a pattern', () => {
    const line = toLine({ userAgent: '\\"'.repeat(2 ** 21) });
    expectSame(line);
  });

  it('says the same as the parser of any event', () => {
    fc.assert(
      fc.property(oddParts, (own) => expectSame(toLine(own))),
      { numRuns: 5_000 },
    );
  });

  it('says the same as the parser of a line without bodies in which anything was changed', () => {
    fc.assert(fc.property(changesOf(LINE), expectSame), { numRuns: 10_000 });
  });
});
