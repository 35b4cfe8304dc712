import type { Catalog } from '../../catalog/model.ts';
import { type DialectChoice, type NamingData, toNamingData } from '../../dialects/portable.ts';
import type { Dialect } from '../../schema/dialect.ts';
import { sortDialects } from './field-names.ts';

/** The content of dialects/<id>/names.json, which the browser loads where a reader has picked the dialect. */
export function toNaming(dialect: Dialect): NamingData {
  return toNamingData(dialect);
}

/** The content of dialects/names.json: what can be picked. A dialect without any name is not. */
export function toDialectList({ dialects }: Catalog): readonly DialectChoice[] {
  return sortDialects(dialects)
    .filter(({ fields, prefixes = [] }) => fields.length > 0 || prefixes.length > 0)
    .map(({ id, title, product }) => ({ id, title, product }));
}
