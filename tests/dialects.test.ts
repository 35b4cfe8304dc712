import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameReader } from '../src/dialects/name-reader.ts';
import { createNamer } from '../src/dialects/namer.ts';
import { readVocabulary } from '../src/importers/rules/read-vocabulary.ts';
import type { Dialect } from '../src/schema/dialect.ts';
import { differences } from './fixtures/dialects/differences.ts';

/** Names that people collected from the sources of each product, by the place of a path in `paths`. */
interface Collected {
  readonly paths: readonly string[];
  readonly dialects: Readonly<Record<string, Readonly<Record<'direct' | 'rule', Readonly<Record<string, string | string[]>>>>>>;
}

const { dialects, fields } = readVocabulary(process.cwd());
const collected = JSON.parse(readFileSync('tests/fixtures/dialects/names.json', 'utf8')) as Collected;

describe('the names of every field in every dialect', () => {
  it.each([...dialects.values()].map((dialect) => [dialect.id, dialect] as const))(
    'of %s are read back as its path',
    (_, dialect) => {
      const { allNamesOf } = createNamer(dialect, fields);
      const read = createNameReader(dialect, fields);
      const wrong = fields.flatMap((path) =>
        allNamesOf(path).flatMap((found) =>
          found.kind !== 'named' || found.partial || read(found.name) === path
            ? []
            : [`${path}: ${found.name} is ${read(found.name)}`],
        ),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each([...dialects.values()].map((dialect) => [dialect.id, dialect] as const))(
    'of %s have a basis and a source',
    (_, dialect) => {
      const { allNamesOf } = createNamer(dialect, fields);
      const bare = fields.flatMap(allNamesOf).filter((found) => found.kind !== 'unknown' && found.source === undefined);
      expect(bare).toEqual([]);
    },
  );
});

describe('the names of paths below those that have a page', () => {
  const parents = fields.filter((path) => /^requestObject(\.\w+|\[\])+$/.test(path));
  const child = fc.stringMatching(/^[a-z][A-Za-z]{0,11}$/);
  const below = fc.tuple(fc.constantFrom(...parents), child).map(([parent, key]) => `${parent}.${key}`);
  const syntactic = [...dialects.values()].filter(({ notation }) => notation?.style !== 'underscores');

  it.each(syntactic.map((dialect) => [dialect.id, dialect] as const))('in %s are read back too', (_, dialect) => {
    const { nameOf } = createNamer(dialect, fields);
    const read = createNameReader(dialect, fields);
    fc.assert(
      fc.property(below, (path) => {
        const found = nameOf(path);
        if (found.kind === 'named' && !found.partial) expect(read(found.name)).toBe(path);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the names that were collected by hand', () => {
  it.each(Object.keys(collected.dialects))('of %s are those of the dialect, but for the differences that are explained', (id) => {
    const known = new Set(differences[id]?.flatMap(({ names }) => names));
    expect(findMissing(id).filter((name) => !known.has(name))).toEqual([]);
  });

  it('differ wherever an explanation says so', () => {
    const stale = Object.entries(differences).flatMap(([id, groups]) => {
      const missing = new Set(findMissing(id));
      return groups.flatMap(({ names }) => names.filter((name) => !missing.has(name)));
    });
    expect(stale).toEqual([]);
  });
});

function findMissing(id: string): string[] {
  const { allNamesOf } = createNamer(dialects.get(id) as Dialect, fields);
  const bases = Object.entries(collected.dialects[id] ?? {});
  return bases.flatMap(([basis, rows]) =>
    Object.entries(rows).flatMap(([at, names]) => {
      const path = collected.paths[Number(at)] as string;
      const found = allNamesOf(path);
      const isThere = (name: string): boolean =>
        found.some((entry) => entry.kind === 'named' && entry.name === name && entry.basis === basis);
      return [names].flat().flatMap((name) => (isThere(name) ? [] : [`${path} = ${name}`]));
    }),
  );
}
