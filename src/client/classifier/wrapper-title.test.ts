import { describe, expect, it } from 'vitest';
import { EVENT_FORMS } from '../../audit/wrappers/event-forms.ts';
import { WRAPPERS } from '../../audit/wrappers/index.ts';
import { foundIn, wrapperTitle } from './wrapper-title.ts';

describe('where an event was found', () => {
  const names = [...WRAPPERS, ...EVENT_FORMS].map(({ name }) => name).filter((name) => name !== 'guardduty');

  it.each([...new Set([...names, 'csv'])])('is said in words for %s', (name) => {
    expect(wrapperTitle(name)).not.toBe(name);
    expect(foundIn(name)).toBe(`in ${wrapperTitle(name)}`);
  });

  it('is the event itself where nothing is around it', () => {
    expect(['raw', 'pretty-json-text', 'yaml-text'].map(foundIn)).toEqual([
      'raw event',
      'raw event over many lines',
      'raw event in YAML',
    ]);
  });

  it('is the name of a wrapper without words', () => {
    expect(foundIn('constructor')).toBe('in constructor');
  });
});
