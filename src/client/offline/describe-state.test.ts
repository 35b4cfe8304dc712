import { describe, expect, it } from 'vitest';
import { describeState } from './describe-state.ts';
import type { PageState } from './page-state.ts';

const facts = { version: 'new', base: '/', files: 6386, bytes: 106_000_000, isWithdrawn: false, zip: null };
const nothing: PageState = { facts, serving: undefined, waiting: undefined, hasPart: false, room: 5e9 };

describe('describeState', () => {
  it('says the size before anything is loaded, and whether there is room', () => {
    expect(describeState(nothing)).toEqual({
      text: 'The whole site: 6,386 files, 106 MB in this browser, about 21.2 MB to load. The browser has room for 5.00 GB.',
      actions: ['keep'],
    });
    expect(describeState({ ...nothing, room: 1e6 }).text).toContain('1.00 MB only');
    expect(describeState({ ...nothing, room: undefined }).text).not.toContain('room');
  });

  it('offers what the state allows', () => {
    const actionsOf = (state: Partial<PageState>) => describeState({ ...nothing, ...state }).actions;
    expect(actionsOf({ hasPart: true })).toEqual(['go-on', 'remove']);
    expect(actionsOf({ serving: 'new' })).toEqual(['remove']);
    expect(actionsOf({ serving: 'old' })).toEqual(['update', 'remove']);
    expect(actionsOf({ serving: 'old', waiting: 'new' })).toEqual(['take-over', 'remove']);
    expect(actionsOf({ facts: undefined })).toEqual([]);
    expect(actionsOf({ facts: undefined, serving: 'old' })).toEqual(['remove']);
    expect(actionsOf({ facts: { ...facts, isWithdrawn: true } })).toEqual([]);
  });

  it('does not call a version the newest without a network', () => {
    expect(describeState({ ...nothing, facts: undefined, serving: 'old' }).text).toContain('cannot be said without a network');
  });
});
