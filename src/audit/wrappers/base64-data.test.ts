import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findNames, LINE } from '../test-data/found.ts';
import { decodeBase64 } from './base64.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64');

describe('a message with base64 in it', () => {
  it.each([
    ['Pub/Sub, pulled', { ackId: 'x', message: { data: encode(LINE), messageId: '1' } }],
    ['Pub/Sub, with spaces', { message: { data: encode(JSON.stringify(EVENT, null, 2)) } }],
    ['Kinesis', { Records: [{ kinesis: { data: encode(LINE), partitionKey: 'p' } }] }],
  ])('is decoded: %s', (_what, value) => {
    expect(findAll(value)).toMatchObject([{ kind: 'event', event: EVENT }]);
  });

  it('may be the base64 alone', () => {
    expect(findAll(`${encode(LINE)}\n`)).toMatchObject([{ kind: 'event', event: EVENT, wrapper: 'base64-data' }]);
    expect(findNames('eyJhbGciOiJIUzI1NiJ9.e30.x')).toEqual(['other']);
  });

  it('may hold an entry of GKE', () => {
    expect(findNames({ data: encode('{"protoPayload":{"methodName":"io.k8s.core.v1.pods.get"}}') })).toEqual(['gke']);
  });

  it.each(['eyJhbGciOiJIUzI1NiJ9.e30.x', 'eyJ', 'eyJ"', encode('{"a":1}'), 5, {}])('is none: %j', (data) => {
    expect(findNames({ data })).toEqual(['other']);
  });
});

describe('decodeBase64', () => {
  it.each(['', 'a', 'ab', 'abc', 'abcd', '{"ü":"€ 😀"}', '\u0000\u007f', '~~~???>>>'])('decodes %j in both alphabets', (text) => {
    expect(decodeBase64(encode(text))).toBe(text);
    expect(decodeBase64(Buffer.from(text).toString('base64url'))).toBe(text);
  });

  it('refuses what is no base64 or no UTF-8', () => {
    expect(decodeBase64('a b')).toBeUndefined();
    expect(decodeBase64('____')).toBeUndefined();
  });
});
