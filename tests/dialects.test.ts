import { describe, expect, it } from 'vitest';
import { createNameReader } from '../src/dialects/name-reader.ts';
import { createNamer } from '../src/dialects/namer.ts';
import { readVocabulary } from '../src/importers/rules/read-vocabulary.ts';

const { dialects, fields } = readVocabulary(process.cwd());

describe('the names of every field in every dialect', () => {
  it.each([...dialects.values()].map((dialect) => [dialect.id, dialect] as const))(
    'of %s are read back as its path',
    (_, dialect) => {
      const { allNamesOf } = createNamer(dialect);
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
});
