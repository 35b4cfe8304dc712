import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../queries/languages.ts';
import { toBuilderData, toBuilderPage } from './builder-page.ts';
import { catalogWith } from './test-data/rule-catalog.ts';

const catalog = catalogWith([]);
const DIALECT = {
  ...{ id: 'jq', title: 'jq', product: 'jq', summary: 'As it is.', languages: ['jq' as const] },
  fields: [
    { name: 'own.verb', path: 'verb', note: 'A note.', from: 'here' },
    { name: 'own.reader', reader: 'grpc-code' as const },
  ],
  references: [{ id: 'here', title: 'Here', url: 'https://example.org/' }],
};

describe('the page of the builder', () => {
  it('names only operations and languages that the catalog has', () => {
    const { ready, languages } = toBuilderPage(catalog);
    const titles = catalog.operations.map(
      ({ verb, resource, subresource }) => `${verb} ${resource}${subresource ? `/${subresource}` : ''}`,
    );
    expect(ready.filter(({ text }) => !titles.includes(text))).toEqual([]);
    expect(languages.length).toBe(LANGUAGES.filter(({ dialect }) => catalog.dialects.some(({ id }) => id === dialect)).length);
  });
});

describe('the data of the builder', () => {
  const data = toBuilderData({ ...catalog, dialects: [DIALECT] });

  it('have each operation with what its query needs', () => {
    const pods = data.resources.find(({ name }) => name === 'pods');
    expect(pods?.operations).toContainEqual(['create', '', 'c']);
    expect(data.resources.flatMap(({ operations }) => operations)).toHaveLength(catalog.operations.length);
  });

  it('leave out of a dialect what no query needs', () => {
    expect(Object.keys(data.dialects[0] ?? {})).not.toContain('references');
    expect(data.dialects[0]?.fields).toEqual([{ name: 'own.verb', path: 'verb', note: 'A note.' }]);
  });
});
