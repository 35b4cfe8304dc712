import { isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { contentKindOf } from '../content-files.ts';
import type { SourceFile } from '../source.ts';
import { knownKeys } from '../validate.ts';
import { type Check, report } from './check.ts';

/** Keys stand in the order of the schema, so that files of one kind read alike. `npm run fix` puts them so. */
export const keyOrder: Check = {
  id: 'key-order',
  description: 'Top-level keys stand in the order of the schema',
  run: ({ files }) =>
    files.flatMap(({ source }) =>
      findMisplacedKeys(source).map(({ path, key, before }) =>
        report(keyOrder, source, [...path, key], `Key "${key}" stands after "${before}"`, 'Run npm run fix', 'key'),
      ),
    ),
};

/** Keys that stand after a key which the schema puts behind them; at most one per mapping. */
export function findMisplacedKeys(source: SourceFile): { path: (string | number)[]; key: string; before: string }[] {
  if (source.file.startsWith('content/imported/')) return [];
  const order = orderFor(source.file);
  const maps: { path: (string | number)[]; keys: string[] }[] = Array.isArray(source.value)
    ? source.value.map((item, index) => ({ path: [index], keys: Object.keys(item ?? {}) }))
    : [{ path: [], keys: Object.keys((source.value ?? {}) as object) }];
  return maps.flatMap(({ path, keys }) => {
    const index = keys.findIndex((key, i) => i > 0 && order.indexOf(key) < order.indexOf(keys[i - 1] ?? ''));
    return index < 0 ? [] : [{ path, key: keys[index] ?? '', before: keys[index - 1] ?? '' }];
  });
}

/** The text of a file with its top-level keys in the order of the schema; comments travel with their keys. */
export function orderKeys(file: string, text: string): string {
  const document = parseDocument(text);
  const order = orderFor(file);
  const sort = (map: YAMLMap): void => {
    map.items.sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  };
  if (isSeq(document.contents)) for (const item of document.contents.items) sort(item as YAMLMap);
  else sort(document.contents as unknown as YAMLMap);
  return document.toString({ lineWidth: 0 });
}

function keyOf(pair: Pair): string {
  return String((pair.key as { value?: unknown } | null)?.value ?? pair.key);
}

function orderFor(file: string): string[] {
  const schema = contentKindOf(file)?.schema;
  if (!schema) return [];
  const top = knownKeys(schema, []);
  return top.length > 0 ? top : knownKeys(schema, [0]);
}
