import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findEvent, findNames } from './test-data/found.ts';

const LONG = JSON.stringify({ ...EVENT, requestObject: { data: 'x'.repeat(40_000) } });
const line = (log: string, stream = 'stdout'): string => JSON.stringify({ log, stream, time: '2026-11-23T07:20:57Z' });
const parts = [LONG.slice(0, 16_384), LONG.slice(16_384, 32_768), `${LONG.slice(32_768)}\n`];

describe('parts of a line in Docker’s json-file log', () => {
  it('are joined', () => {
    const text = parts.map((part) => line(part)).join('\n');
    expect(findNames(text)).toEqual(['docker-json-file']);
    expect(findEvent(text)).toEqual(JSON.parse(LONG));
  });

  it('leave the lines before and after them alone', () => {
    const text = [line('started\n'), ...parts.map((part) => line(part)), line(`${JSON.stringify(EVENT)}\n`)].join('\n');
    expect(findAll(text).map((item) => [item.index, item.line, item.kind])).toEqual([
      [0, 1, 'other'],
      [1, 2, 'event'],
      [2, 5, 'event'],
    ]);
  });

  it.each([
    ['the last one is missing', parts.slice(0, 2).map((part) => line(part))],
    ['a line of the other stream follows', [line(parts[0] ?? ''), line('x\n', 'stderr'), line(parts[2] ?? '')]],
    ['a whole event without its line break follows', [line(parts[0] ?? ''), line(JSON.stringify(EVENT)), line(`${LONG}\n`)]],
  ])('are not joined where %s', (_why, lines) => {
    expect(findAll(lines.join('\n'))).toHaveLength(lines.length);
  });

  it('are looked for in no time, however many there are', () => {
    const start = performance.now();
    expect(findAll(`${line('{"a":')}\n`.repeat(20_000))).toHaveLength(20_000);
    expect(findAll(`${line(`{"a":"${'x'.repeat(5000)}`)}\n`.repeat(2000))).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(5000);
  }, 20_000);
});
