import { createNamer, type FieldName, type Namer } from '../dialects/namer.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { Catalog } from './model.ts';

const namers = new WeakMap<Dialect, Namer>();

/** The namer of a dialect over all fields of the catalog; made once, as each field page asks all of them. */
export function namerOf(dialect: Dialect, { fields }: Pick<Catalog, 'fields'>): Namer {
  const known = namers.get(dialect);
  if (known) return known;
  const namer = createNamer(
    dialect,
    fields.map(({ path }) => path),
  );
  namers.set(dialect, namer);
  return namer;
}

/** A field's names by dialect id, those of which nothing is known left out, and the dialects that lose it. */
export interface NamesByDialect {
  readonly names: Readonly<Record<string, readonly Extract<FieldName, { kind: 'named' }>[]>>;
  readonly lost: readonly string[];
}

export function namesByDialect(path: string, catalog: Pick<Catalog, 'fields' | 'dialects'>): NamesByDialect {
  const all = catalog.dialects.map((dialect) => [dialect.id, namerOf(dialect, catalog).allNamesOf(path)] as const);
  const named = all.map(([id, names]) => [id, names.filter((found) => found.kind === 'named')] as const);
  return {
    names: Object.fromEntries(named.filter(([, names]) => names.length > 0)),
    lost: all.filter(([, [first]]) => first?.kind === 'absent').map(([id]) => id),
  };
}
