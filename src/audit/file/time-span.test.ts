import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeSpan } from './time-span.ts';

function spanOf(times: readonly string[]): readonly (string | undefined)[] {
  const span = createTimeSpan();
  for (const time of times) span.add(time);
  const { firstTime, lastTime } = span.report();
  return [firstTime, lastTime];
}

describe('createTimeSpan', () => {
  it('finds the first and the last as texts, in any order', () => {
    const time = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const cut = fc.tuple(time, fc.constantFrom('', '456', '45')).map(([one, more]) => one.replace('Z', `${more}Z`));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1 }), (times) => {
        const sorted = times.toSorted();
        expect(spanOf(times)).toEqual([sorted[0], sorted.at(-1)]);
      }),
    );
  });

  it('takes no notice of what is no time in UTC', () => {
    const others = [
      '',
      '-',
      '2026-01-31T00:00:00+02:00',
      '2026-01-31 00:00:00.000Z',
      '9999-99-99T',
      '2026-01-31T00:00:00.00\u20acZ',
    ];
    expect(spanOf(others)).toEqual([undefined, undefined]);
    expect(spanOf(['2026-01-31T00:00:00Z', ...others, `2026-01-31T${'0'.repeat(40)}Z`])).toEqual([
      '2026-01-31T00:00:00Z',
      '2026-01-31T00:00:00Z',
    ]);
  });
});
