import { unsupported } from '../../../predicate/build.ts';
import { createNetwork } from '../../../predicate/network.ts';
import type { Leaf, Predicate, Relation, Scalar, UnsupportedReason } from '../../../predicate/types.ts';
import { toPortableRegex } from '../portable-regex.ts';
import type { KeyPath } from '../read-document.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';
import { readText } from './value.ts';

/** A search that cannot be read, and where in the rule it stands. */
export class DetectionError extends Error {
  readonly path: KeyPath;
  constructor(message: string, path: KeyPath) {
    super(message);
    this.path = path;
  }
}

/**
 * Reads one search of a rule's `detection` as tests of the rule's own fields: a map is all of its fields, a list any of its items,
 * a text a word anywhere in the record. `path` leads to the value, for errors.
 * @throws DetectionError for what is no search, and for values that a modifier cannot take.
 */
export function readSearch(value: unknown, path: KeyPath): Predicate {
  if (isScalar(value)) return findWords([value], 'or');
  const isList = Array.isArray(value);
  const parts = isList ? readItems(value, path) : isMap(value) ? readFields(value, path) : [];
  if (parts.length === 0) throw new DetectionError('The search is empty: name a field', path);
  return isList ? joinAny(parts) : joinAll(parts);
}

function readItems(items: readonly unknown[], path: KeyPath): Predicate[] {
  const words = items.filter(isScalar);
  const maps = items.flatMap((item, index) => (isScalar(item) ? [] : [readSearch(item, [...path, index])]));
  return words.length > 0 ? [findWords(words, 'or'), ...maps] : maps;
}

function readFields(fields: Readonly<Record<string, unknown>>, path: KeyPath): Predicate[] {
  return Object.entries(fields).map(([key, value]) => readField(key, value, [...path, key]));
}

/** Words that may stand anywhere in the record, in whatever form the product keeps it. */
function findWords(words: readonly unknown[], operator: 'and' | 'or'): Predicate {
  return unsupported('full-text', cut(words.map((word) => JSON.stringify(word)).join(` ${operator} `)));
}

const READ_MODIFIERS = new Set('all contains startswith endswith exists cased neq re i cidr lt lte gt gte'.split(' '));
const UNREAD_MODIFIERS: ReadonlyMap<string, UnsupportedReason> = new Map([
  ['expand', 'lookup'],
  ['fieldref', 'computed-field'],
  ...'minute hour day week month year'.split(' ').map((name) => [name, 'time'] as const),
]);
const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
]);

type Modifiers = ReadonlySet<string>;

/** `key` is the field, then modifiers: `requestURI|contains|all`. */
function readField(key: string, value: unknown, path: KeyPath): Predicate {
  const [field = '', ...names] = key.split('|');
  const modifiers: Modifiers = new Set(names.map((name) => name.toLowerCase()));
  const values = readValues(key, value, path);
  if (field === '') return findWords(values, modifiers.has('all') ? 'and' : 'or');
  const unread = [...modifiers].find((name) => !READ_MODIFIERS.has(name));
  if (unread !== undefined) {
    const reason = modifiers.has('re') ? 'regex' : (UNREAD_MODIFIERS.get(unread) ?? 'function');
    return unsupported(reason, describeField(key, values));
  }
  const tests = values.map((item, index) => {
    const read = readTest(field, item, modifiers, Array.isArray(value) ? [...path, index] : path);
    return read ?? unsupported('regex', describeField(key, [item]));
  });
  const joined = modifiers.has('all') ? joinAll(tests) : joinAny(tests);
  return modifiers.has('neq') ? negate(joined) : joined;
}

function readValues(key: string, value: unknown, path: KeyPath): (Scalar | null)[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wrong = values.findIndex((item) => item !== null && !isScalar(item));
  if (values.length > 0 && wrong === -1) return values as (Scalar | null)[];
  const message = `Cannot read the value of "${key}": write a text, a number or a list of them`;
  throw new DetectionError(message, Array.isArray(value) && wrong !== -1 ? [...path, wrong] : path);
}

/** One value of a field; undefined for a regular expression that only another engine understands. */
function readTest(field: string, value: Scalar | null, modifiers: Modifiers, path: KeyPath): Predicate | undefined {
  if (modifiers.has('exists')) return readExists(field, value, path);
  if (value === null) return negate({ field, op: 'exists' });
  if (modifiers.has('re')) return readRegex(field, value, modifiers);
  if (modifiers.has('cidr')) return readNetwork(field, value, path);
  const relation = [...RELATIONS].find(([name]) => modifiers.has(name))?.[1];
  return relation ? readComparison(field, value, relation, path) : readPlain(field, value, modifiers);
}

/** Letters of either case are the same unless the rule says otherwise. */
function readPlain(field: string, value: Scalar, modifiers: Modifiers): Leaf {
  const before = modifiers.has('contains') || modifiers.has('endswith');
  const after = modifiers.has('contains') || modifiers.has('startswith');
  if (typeof value !== 'string' && !before && !after) return { field, op: 'equals', values: [value] };
  const { op, value: text } = readText(String(value), { before, after });
  if (op === 'exists') return { field, op };
  const isCaseless = !modifiers.has('cased') && text.toLowerCase() !== text.toUpperCase();
  return { field, op, values: [text], ...(isCaseless && { ignoreCase: true }) };
}

function readExists(field: string, value: Scalar | null, path: KeyPath): Predicate {
  if (typeof value !== 'boolean') throw new DetectionError(`Cannot read "${value}" behind exists: write true or false`, path);
  return value ? { field, op: 'exists' } : negate({ field, op: 'exists' });
}

function readRegex(field: string, value: Scalar, modifiers: Modifiers): Leaf | undefined {
  const regex = toPortableRegex(String(value), modifiers.has('i'));
  return regex && { field, op: 'regex', values: [regex.pattern], ...(regex.ignoreCase && { ignoreCase: true }) };
}

function readNetwork(field: string, value: Scalar, path: KeyPath): Leaf {
  try {
    createNetwork(String(value));
  } catch {
    throw new DetectionError(`Cannot read "${value}" as a network: write an address and the length of its prefix`, path);
  }
  return { field, op: 'cidr', values: [String(value)] };
}

function readComparison(field: string, value: Scalar, relation: Relation, path: KeyPath): Leaf {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new DetectionError(`Cannot compare with "${value}": write a number`, path);
  }
  return { field, op: 'compare', relation, values: [number] };
}

function describeField(key: string, values: readonly unknown[]): string {
  return cut(`${key}: ${values.map((value) => JSON.stringify(value)).join(', ')}`);
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
