import { contentKindOf } from '../content-files.ts';
import { knownKeys } from '../schema-keys.ts';
import type { SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';
import { isMachineWritten } from './passages.ts';

/** Keys stand in the order of the schema, so that files of one kind read alike. `npm run fix` puts them so (fixes/key-order.ts). */
export const keyOrder: Check = {
  id: 'key-order',
  description: 'Top-level keys stand in the order of the schema',
  run: ({ files }) =>
    files.flatMap(({ source }) =>
      (isMachineWritten(source) ? [] : findMisplacedKeys(source)).map(({ path, key, before }) =>
        report(keyOrder, source, [...path, key], `Key "${key}" stands after "${before}"`, 'Run npm run fix', 'key'),
      ),
    ),
};

/** A key that stands after one which the schema puts behind it; `path` leads to their mapping. */
export interface MisplacedKey {
  readonly path: readonly (string | number)[];
  readonly key: string;
  readonly before: string;
}

/** The misplaced keys of a file, at most one per mapping: of the file's mapping, or of each mapping where it is a list. */
export function findMisplacedKeys({ file, value }: Pick<SourceFile, 'file' | 'value'>): MisplacedKey[] {
  if (file.startsWith('content/imported/')) return [];
  const rank = rankKeys(file);
  return listMappings(value).flatMap(({ path, keys }) => {
    const index = keys.findIndex((key, i) => i > 0 && rank(key) < rank(keys[i - 1] ?? ''));
    return index < 0 ? [] : [{ path, key: keys[index] ?? '', before: keys[index - 1] ?? '' }];
  });
}

function listMappings(value: unknown): { readonly path: readonly number[]; readonly keys: readonly string[] }[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ path: [index], keys: Object.keys(item ?? {}) }));
  return [{ path: [], keys: Object.keys(value ?? {}) }];
}

/** Gives each key its place in the schema of a file; what the schema does not know comes last. */
export function rankKeys(file: string): (key: string) => number {
  const order = orderFor(file);
  return (key) => {
    const index = order.indexOf(key);
    return index < 0 ? order.length : index;
  };
}

function orderFor(file: string): string[] {
  const schema = contentKindOf(file)?.schema;
  if (!schema) return [];
  const top = knownKeys(schema, []);
  return top.length > 0 ? top : knownKeys(schema, [0]);
}
