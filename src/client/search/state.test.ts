import { describe, expect, it } from 'vitest';
import { readState, writeState } from './state.ts';

describe('the state of the search page', () => {
  it('survives the address', () => {
    const state = { text: 'GET /api/v1/pods?a=b&c=d #1', filters: { kind: 'operation', group: 'core' } };
    expect(readState(writeState(state))).toEqual(state);
  });

  it('is written so that a link stays readable', () => {
    expect(writeState({ text: ' sa token ', filters: {} })).toBe('#q=sa%20token');
    expect(writeState({ text: '', filters: {} })).toBe('');
  });

  it('is read with spaces as + or %20, and without what is unknown', () => {
    expect(readState('#q=sa+token&kind=&colour=red')).toEqual({ text: 'sa token', filters: {} });
  });
});
