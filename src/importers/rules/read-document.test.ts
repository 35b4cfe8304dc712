import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from './read-document.ts';

const one = (text: string) => readDocuments('a.yml', text).documents[0];

describe('an upstream file', () => {
  it('is read as its documents', () => {
    const { documents, errors } = readDocuments('a.yml', 'a: 1\n---\nb: [x]\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: ['x'] }]);
    expect(errors).toEqual([]);
  });
  it('is read as JSON too', () => {
    const document = one('{\n  "a": [\n    {"b": "x"}\n  ]\n}');
    expect(document?.value).toEqual({ a: [{ b: 'x' }] });
    expect(document?.locate(['a', 0, 'b'])).toEqual({ line: 3, column: 11 });
  });
  it('has no document where it is empty', () => {
    expect(readDocuments('a.yml', '')).toEqual({ documents: [], errors: [] });
  });
  it('tells where a mistake is, and then no document comes back', () => {
    const { documents, errors } = readDocuments('a.yml', 'a: 1\nb: [1, 2\n');
    expect(documents).toEqual([]);
    expect(errors[0]).toMatchObject({ path: 'a.yml', line: 3, column: 1 });
  });
  it('refuses aliases that blow up', () => {
    const rows = Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    const { documents, errors } = readDocuments('a.yml', `a0: &a0 [x]\n${rows.join('\n')}\n`);
    expect(documents).toEqual([]);
    expect(errors).toHaveLength(1);
  });
  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readDocuments('a.yml', text)));
  });
});

describe('a place in an upstream file', () => {
  it('is that of the value', () => {
    expect(one('a:\n  b: x\n')?.locate(['a', 'b'])).toEqual({ line: 2, column: 6 });
  });
  it('is that of the nearest part above where the path goes nowhere', () => {
    expect(one('a:\n  b: x\n')?.locate(['a', 'c', 'd'])).toEqual({ line: 2, column: 3 });
    expect(one('a: 1')?.locate(['x'])).toEqual({ line: 1, column: 1 });
  });
  it('counts on within a text, behind its quote', () => {
    expect(one("a: 'one two'")?.locate(['a'], { line: 1, column: 5 })).toEqual({ line: 1, column: 9 });
  });
});
