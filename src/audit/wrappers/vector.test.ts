import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

const AROUND = { file: '/var/log/audit.log', host: 'cp-1', source_type: 'file', timestamp: '2026-11-23T07:20:22Z' };

describe('a record of Vector', () => {
  it.each([
    ['as text', { ...AROUND, message: LINE }],
    ['parsed beside its own keys', { ...AROUND, ...EVENT }],
  ])('gives the event in it %s', (_how, value) => {
    expect(findNames(value)).toEqual(['vector']);
    expect(findEvent(value)).toEqual(EVENT);
  });

  it('gives none where the message is of something else', () => {
    expect(findNames({ ...AROUND, message: 'verb=get' })).toEqual(['other']);
  });
});
