import { describe, expect, it } from 'vitest';
import { withoutBareWords } from './bare-words.ts';
import { all, any, equals, exists, not, unsupported } from './build.ts';

const word = unsupported('full-text', 'configmaps');
const resources = equals('objectRef.resource', 'secrets', 'configmaps');

describe('a predicate without bare words', () => {
  it('asks for the value that the word repeats', () => {
    expect(withoutBareWords(all(any(resources, word), exists('sourceIPs[]')))).toEqual(
      all({ any: [resources] }, exists('sourceIPs[]')),
    );
  });

  it('asks for the value that the word repeats in a name that is never written', () => {
    const named = (name: string) => all(equals('objectRef.resource', name), unsupported('never-written', `resource: ${name}`));
    expect(withoutBareWords(any(named('secrets'), word, named('configmaps')))).toEqual(
      any(named('secrets'), named('configmaps')),
    );
  });

  it('keeps a word that no test beside it has', () => {
    const predicate = any(equals('objectRef.resource', 'secrets'), word);
    expect(withoutBareWords(predicate)).toEqual(predicate);
  });

  it('keeps a word beside a part that demands more than the value', () => {
    const predicate = any(all(resources, exists('sourceIPs[]')), word);
    expect(withoutBareWords(predicate)).toEqual(predicate);
  });

  it('keeps a word that stands alone, and one that must be there too', () => {
    for (const predicate of [word, all(resources, word), not(word)]) expect(withoutBareWords(predicate)).toEqual(predicate);
  });

  it('keeps parts that are unsupported for other reasons', () => {
    const predicate = any(resources, unsupported('unmapped-field', 'configmaps'));
    expect(withoutBareWords(predicate)).toEqual(predicate);
  });
});
