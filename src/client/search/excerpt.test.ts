import { describe, expect, it } from 'vitest';
import { splitExcerpt } from './excerpt.ts';

describe('splitExcerpt', () => {
  it('parts found words from the rest', () => {
    expect(splitExcerpt('a <mark>reverse</mark> <mark>shell,</mark> b')).toEqual([
      { text: 'a ', isMarked: false },
      { text: 'reverse', isMarked: true },
      { text: ' ', isMarked: false },
      { text: 'shell,', isMarked: true },
      { text: ' b', isMarked: false },
    ]);
  });

  it('leaves every other tag as text', () => {
    expect(splitExcerpt('user.extra.<key>[] &lt;b&gt;')).toEqual([{ text: 'user.extra.<key>[] <b>', isMarked: false }]);
  });
});
