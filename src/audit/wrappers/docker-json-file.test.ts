import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

describe('a line of Docker’s json-file log', () => {
  const line = { log: `${LINE}\n`, stream: 'stdout', time: '2026-11-23T07:20:57Z' };

  it('gives the event in it', () => {
    expect(findNames(line)).toEqual(['docker-json-file']);
    expect(findEvent(line)).toEqual(EVENT);
    expect(findNames({ ...line, attrs: { tag: 'x' } })).toEqual(['docker-json-file']);
  });

  it.each([
    ['plain text', { ...line, log: 'I1123 07:20:07.864336 1 server.go:1] x verb="GET"\n' }],
    ['JSON of something else', { ...line, log: '{"level":"info","operation":"sync"}\n' }],
    ['a cut event', { ...line, log: LINE.slice(0, 60) }],
  ])('gives none from %s', (_what, value) => {
    expect(findNames(value)).toEqual(['other']);
  });
});
