import { isWithin } from '../predicate/field-path.ts';
import type { Scalar } from '../predicate/types.ts';
import type { Reference } from '../schema/common.ts';
import type { Dialect, NameBasis } from '../schema/dialect.ts';
import { type PathStep, parseSteps } from './path-steps.ts';
import { PLAIN_NOTATION, writeName } from './write-name.ts';

/** What a product calls a canonical field. */
export type FieldName =
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly basis: NameBasis;
      /** The value holds parts of several fields: comparing the whole of it with a value of this field is wrong. */
      readonly partial?: true;
      /** Of several values the name reads the first alone. */
      readonly first?: true;
      /** The product's spelling of values, and the canonical one of each. */
      readonly values?: Readonly<Record<string, Scalar>>;
      readonly note?: string;
      readonly source?: Reference;
    }
  /** The product drops it. */
  | { readonly kind: 'absent'; readonly note?: string; readonly source?: Reference }
  /** Nobody has said. */
  | { readonly kind: 'unknown' };

export interface Namer {
  /** The name to use in queries. */
  nameOf(path: string): FieldName;
  /** All names, that one first. Never empty. */
  allNamesOf(path: string): readonly FieldName[];
}

/**
 * Turns canonical paths into a product's names: its own name for the field, then what its rule makes of the path, then further names.
 * What the product drops has no name by the rule. The reverse is `createNameReader`.
 * @param fields paths of all field pages; where a product names values only, they tell what is an object
 */
export function createNamer(dialect: Dialect, fields: readonly string[] = []): Namer {
  const findSource = createSourceFinder(dialect);
  const byPath = Map.groupBy(dialect.fields, ({ path }) => path);
  const gone = (dialect.absent ?? []).map((part) => ({ ...part, keys: keysOf(parseSteps(part.path)) }));
  const wholes = new Set(fields.flatMap(listParents));
  const isWhole = (path: string): boolean => wholes.has(path.replace(/^responseObject/, 'requestObject'));
  const published = new Map((dialect.published ?? []).flatMap(({ from, paths }) => paths.map((path) => [path, { from }])));
  const known = new Map<string, readonly FieldName[]>();

  const toName = (row: Dialect['fields'][number], isPart = false): FieldName => ({
    kind: 'named',
    name: row.name,
    basis: row.basis ?? 'direct',
    ...(isPart && { partial: true }),
    ...(row.values && { values: row.values }),
    ...describe(row.note, findSource(row.from)),
  });

  const byRule = (path: string): FieldName[] => {
    const steps = parseSteps(path);
    const entry = dialect.prefixes?.find((prefix) => coversPath(prefix, steps));
    if (!entry) return [];
    const depth = prefixSteps(entry.path).length;
    const behind = steps.slice(depth);
    const lists = entry.path.endsWith('.') ? 0 : (steps[depth - 1]?.lists ?? 0);
    const notation = dialect.notation ?? PLAIN_NOTATION;
    const stated = published.get(path);
    const isFirst =
      ['first', 'index', 'extracted'].includes(notation.lists) && (lists > 0 || behind.some((step) => step.lists > 0));
    return [
      {
        kind: 'named',
        name: writeName(entry, lists, spellKeys(path, behind, dialect.annotationDots), notation),
        basis: stated ? 'direct' : (entry.basis ?? 'rule'),
        ...(isFirst && { first: true }),
        ...describe(stated ? undefined : entry.note, findSource(stated ? stated.from : entry.from)),
      },
    ];
  };

  const findAll = (path: string): readonly FieldName[] => {
    const rows = byPath.get(path) ?? [];
    const steps = parseSteps(path);
    const absent = gone.find((part) => isWithin(keysOf(steps), part.keys) && (!part.withinList || goesOnBelowList(steps)));
    const hasRule = !absent && !rows.some(({ instead }) => instead) && !(dialect.leavesOnly && isWhole(path));
    const names = [
      ...rows.filter(({ also }) => !also).map((row) => toName(row)),
      ...(hasRule ? byRule(path) : []),
      ...rows.filter(({ also }) => also).map((row) => toName(row)),
      ...dialect.fields.filter(({ carries }) => carries?.includes(path)).map((row) => toName(row, true)),
    ];
    if (names.length > 0) return names.filter((name, at) => names.findIndex((other) => sayName(other) === sayName(name)) === at);
    if (!absent && dialect.leavesOnly && isWhole(path))
      return [{ kind: 'absent', note: LEAVES_ONLY, ...describe(undefined, findSource(undefined)) }];
    const reason = absent ?? dialect.otherwise;
    return [reason ? { kind: 'absent', ...describe(reason.note, findSource(reason.from)) } : { kind: 'unknown' }];
  };

  const allNamesOf = (path: string): readonly FieldName[] => {
    const names = known.get(path) ?? findAll(path);
    known.set(path, names);
    return names;
  };
  return { allNamesOf, nameOf: (path) => allNamesOf(path)[0] as FieldName };
}

const LEAVES_ONLY = 'An object has no name here, only the values below it have.';

/** What lies around a field: of `a.b["c"]` `a` and `a.b`. */
function listParents(field: string): readonly string[] {
  return [...field.matchAll(/\.|\["/g)].map(({ index }) => field.slice(0, index));
}

/** The reference of a key; of none the first, which stands for the whole file. */
function createSourceFinder({ references }: Dialect): (id: string | undefined) => Reference | undefined {
  return (id) => {
    const found = id === undefined ? references[0] : references.find((entry) => entry.id === id);
    return found && { title: found.title, url: found.url };
  };
}

function describe(note: string | undefined, source: Reference | undefined) {
  return { ...(note !== undefined && { note }), ...(source && { source }) };
}

function sayName(found: FieldName): string {
  return found.kind === 'named' ? found.name : found.kind;
}

function keysOf(steps: readonly PathStep[]): readonly string[] {
  return steps.map(({ key }) => key);
}

function prefixSteps(path: string): readonly PathStep[] {
  return parseSteps(path.replace(/\.$/, ''));
}

/** A prefix whose path ends with a dot is for what lies below it, any other for the path itself too. */
function coversPath({ path, withinList }: NonNullable<Dialect['prefixes']>[number], steps: readonly PathStep[]): boolean {
  const outer = prefixSteps(path);
  if (steps.length === 0 || (path.endsWith('.') && steps.length === outer.length)) return false;
  if (withinList && !goesOnBelowList(steps)) return false;
  return isWithin(keysOf(steps), keysOf(outer));
}

function goesOnBelowList(steps: readonly PathStep[]): boolean {
  return steps.slice(0, -1).some(({ lists }) => lists > 0);
}

/** Keys of annotations have their dots changed where the product does so. */
function spellKeys(path: string, steps: readonly PathStep[], dots: Dialect['annotationDots']): readonly PathStep[] {
  if (dots !== 'underscored' || !path.startsWith('annotations[')) return steps;
  return steps.map((step) => ({ ...step, key: step.key.replaceAll('.', '_') }));
}
