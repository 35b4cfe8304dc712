import { createNameReader } from '../../dialects/name-reader.ts';
import { FALSE, TRUE, unsupported } from '../../predicate/build.ts';
import { collectFields } from '../../predicate/fields.ts';
import { makeTest } from '../../predicate/leaf-test.ts';
import type { Leaf, Predicate, Scalar } from '../../predicate/types.ts';
import type { Dialect, DialectReaderName } from '../../schema/dialect.ts';
import type { ValueReader } from './readers/reader.ts';

/** Translates the tests of one product's rules into tests of canonical fields, and remembers what it could not translate. */
export interface Translator {
  /** One test as the rule has it, with the product's field name in `field`. */
  translate(test: Leaf): Predicate;
  /** The canonical path of a product's field, or undefined where it has none or says several things at once. */
  pathOf(name: string): string | undefined;
  /** Canonical paths met so far, each with the product's name for it, in the order of their first use. Begins anew with each call. */
  takeNames(): { field: string; name: string }[];
  /** Names without a canonical path met so far, with how often. */
  readonly unmapped: ReadonlyMap<string, number>;
}

export interface TranslatorOptions {
  readonly dialect: Dialect;
  /** Paths of all field pages, with their `[]`: a product's name without them is completed. */
  readonly fields: readonly string[];
  readonly readers: Readonly<Partial<Record<DialectReaderName, ValueReader>>>;
}

export function createTranslator({ dialect, fields, readers }: TranslatorOptions): Translator {
  const pathOf = createNameReader(dialect, fields);
  const rows = new Map(dialect.fields.map((row) => [row.name.toLowerCase(), row]));
  const sources = new Map((dialect.source ?? []).map((row) => [row.name.toLowerCase(), row]));
  const unmapped = new Map<string, number>();
  let names = new Map<string, string>();

  const note = (name: string, predicate: Predicate): Predicate => {
    for (const field of collectFields(predicate)) if (!names.has(field)) names.set(field, name);
    return predicate;
  };

  const translate = (test: Leaf): Predicate => {
    const name = test.field;
    const row = rows.get(name.toLowerCase());
    if (row?.reader) {
      const read = readers[row.reader]?.(test);
      if (read) return note(name, read);
    }
    const source = sources.get(name.toLowerCase());
    if (source && selectsSource(test, source.values)) return TRUE;
    const path = pathOf(name);
    if (source && path === undefined) return FALSE;
    if (path === undefined) {
      unmapped.set(name, (unmapped.get(name) ?? 0) + 1);
      return unsupported('unmapped-field', describeTest(test));
    }
    return note(name, { ...test, field: path, ...mapValues(test, row?.values) });
  };

  return {
    translate,
    pathOf,
    takeNames: () => {
      const taken = [...names].map(([field, name]) => ({ field, name }));
      names = new Map();
      return taken;
    },
    unmapped,
  };
}

/** A test as a short text for people: `gcp.audit.status.code in (7, 16)`. */
export function describeTest({ field, op, relation, values = [] }: Leaf): string {
  const shown = values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)));
  const list = shown.length > 6 ? [...shown.slice(0, 6), `and ${shown.length - 6} more`] : shown;
  const right = list.length === 1 ? list[0] : `(${list.join(', ')})`;
  const text = op === 'exists' ? `${field} exists` : `${field} ${relation ?? op} ${right}`;
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

/** True of every record of the log: any value where none is listed, else one of those that select it. No other value is in any record. */
function selectsSource(test: Leaf, wanted: readonly Scalar[] | undefined): boolean {
  return wanted === undefined || wanted.some(makeTest({ ...test, ignoreCase: true }));
}

function mapValues(
  { op, values }: Leaf,
  map: Readonly<Record<string, Scalar>> | undefined,
): Pick<Leaf, 'op' | 'values'> | undefined {
  if (!map || !values) return undefined;
  const mapped = [...new Set(values.map((value) => canonicalValue(map, String(value).toLowerCase()) ?? value))];
  return { op: op === 'in' && mapped.length === 1 ? 'equals' : op, values: mapped };
}

function canonicalValue(map: Readonly<Record<string, Scalar>>, key: string): Scalar | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
