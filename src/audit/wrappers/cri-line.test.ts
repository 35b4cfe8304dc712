import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findEvent, findNames, LINE } from '../test-data/found.ts';

const TIME = '2026-11-23T07:20:57.883884000Z';
const cri = (tag: string, content: string, stream = 'stdout') => `${TIME} ${stream} ${tag} ${content}`;

describe('lines of a container runtime', () => {
  it.each([
    ['with UTC', cri('F', LINE)],
    ['with an offset', `2026-11-23T08:20:57.883884000+01:00 stdout F ${LINE}`],
    ['with more tags', cri('F:x', LINE)],
    ['with CRLF', `${cri('F', LINE)}\r\n`],
  ])('give the event %s', (_what, text) => {
    expect(findNames(text)).toEqual(['cri-line']);
    expect(findEvent(text)).toEqual(EVENT);
  });

  it('are joined where an event is cut into parts', () => {
    const parts = [cri('P', LINE.slice(0, 50)), cri('P', LINE.slice(50, 100)), cri('F', LINE.slice(100))];
    expect(findNames(parts.join('\n'))).toEqual(['cri-line']);
    expect(findEvent(parts.join('\n'))).toEqual(EVENT);
  });

  it('are joined around lines of the other stream, and told by the first line of each', () => {
    const parts = [cri('F', LINE), cri('P', LINE.slice(0, 50)), cri('F', 'I1123 klog', 'stderr'), cri('F', LINE.slice(50))];
    const items = findAll(`${parts.join('\n')}\n${cri('F', LINE)}`);
    expect(items.map(({ kind, line, index }) => [index, line, kind])).toEqual([
      [0, 1, 'event'],
      [1, 3, 'other'],
      [2, 2, 'event'],
      [3, 5, 'event'],
    ]);
  });

  it('are no event where a part is missing, and stop nothing', () => {
    expect(findNames(`${cri('P', LINE.slice(0, 50))}\n`)).toEqual(['other']);
    expect(findNames(`${cri('P', LINE.slice(0, 50))}\n${LINE}`)).toEqual(['other', 'raw']);
    const both = `${cri('P', 'a')}\n${cri('P', 'b', 'stderr')}\n${cri('F', 'c')}\n${cri('F', LINE)}`;
    expect(findNames(both)).toContain('cri-line');
  });

  it('are no event with other content', () => {
    expect(findNames(cri('F', 'I1123 07:20:07.864336 1 httplog.go:1] "HTTP" verb="GET"'))).toEqual(['other']);
    expect(findNames(cri('F', ''))).toEqual(['other']);
  });
});
