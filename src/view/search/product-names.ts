import { namerOf } from '../../catalog/dialect-names.ts';
import type { Catalog } from '../../catalog/model.ts';
import { type NamePrefixes, type ProductNames, squeezeName, stripProduct } from '../../dialects/product-name.ts';
import type { Dialect } from '../../schema/dialect.ts';

/**
 * The content of search/names.json. Names that are the field's own behind a prefix are left out: the search takes the prefix off what is
 * typed.
 */
export function toProductNames(catalog: Catalog): ProductNames {
  const prefixes = listPrefixes(catalog);
  const known = new Set(catalog.fields.map(({ path }) => path));
  const isRegular = (name: string, path: string): boolean =>
    [name, stripProduct(name, prefixes) ?? ''].some((text) => squeezeName(text) === squeezeName(path));
  const pairs = catalog.dialects
    .flatMap((dialect) => listPairs(dialect, catalog))
    .filter(({ name, path }) => known.has(path) && !isRegular(name, path));
  const names = [...Map.groupBy(pairs, ({ name }) => name)].map(([name, found]) => {
    const whole = found.filter(({ isPart }) => !isPart);
    return [name, [...new Set([...whole, ...found].map(({ path }) => path))]] as const;
  });
  return { prefixes, names: Object.fromEntries(names) };
}

interface Pair {
  readonly name: string;
  readonly path: string;
  readonly isPart: boolean;
}

/** The names of its own that a dialect has, in its order, and those that its rule makes. */
function listPairs(dialect: Dialect, catalog: Catalog): Pair[] {
  const { allNamesOf } = namerOf(dialect, catalog);
  const own = dialect.fields.flatMap(({ name, path, carries = [] }) => [
    ...(path === undefined ? [] : [{ name, path, isPart: false }]),
    ...carries.map((part) => ({ name, path: part, isPart: true })),
  ]);
  const made = catalog.fields.flatMap(({ path }) =>
    allNamesOf(path).flatMap((found) =>
      found.kind === 'named' && !found.partial ? [{ name: found.name, path, isPart: false }] : [],
    ),
  );
  return [...own, ...made];
}

/** What dialects put before a path; what is the path in other letters needs no taking off. */
function listPrefixes({ dialects }: Catalog): NamePrefixes {
  const all = dialects.flatMap(({ prefixes = [], notation }) => [
    ...prefixes.map(({ prefix, path }) => [prefix, path] as const),
    ...(notation?.lists === 'extracted' ? [['| json v="', ''] as const] : []),
  ]);
  const told = new Map(all.filter(([prefix, path]) => squeezeName(prefix) !== squeezeName(path)));
  return [...told].sort(([a], [b]) => b.length - a.length);
}
