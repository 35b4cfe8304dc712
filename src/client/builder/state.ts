import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Outcome } from '../../queries/search.ts';
import { hasNumber, hasValues, isOperator, type Operator } from './operators.ts';

/** One test of one field, with values as they were typed. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** None for a test of presence, one for a comparison. */
  readonly values: readonly string[];
}

/** What is asked for; stands in the fragment of the address, which no browser sends. */
export interface BuildState {
  /** Ids of operations and of requests without a resource. */
  readonly operations: readonly string[];
  /** All of these have to be met. */
  readonly where: readonly Condition[];
  /** What fits one of these is left out. */
  readonly not: readonly Condition[];
  readonly outcome: Outcome;
  readonly isOneRecord: boolean;
}

export const EMPTY: BuildState = { operations: [], where: [], not: [], outcome: 'any', isOneRecord: true };

/** More than any person chooses; an address beyond it was not made here. */
const MOST = { length: 12_000, operations: 100, conditions: 30, values: 50, value: 500 } as const;
const OUTCOMES: readonly Outcome[] = ['any', 'effect', 'refused', 'failed'];
const KEYS = ['op', 'where', 'not', 'outcome', 'one'] as const;

/** The state of an address, and what of it could not be read, each as a sentence without its full stop. */
export interface ReadState {
  readonly state: BuildState;
  readonly problems: readonly string[];
}

/** Whether a fragment is a state at all, and not the place of a heading. */
export function isState(hash: string): boolean {
  return hash.includes('=');
}

/**
 * Reads `#op=create-pods-exec&where=objectRef.namespace:is:kube-system&not=user.username:starts:system:&outcome=effect&one=1`. A comma
 * parts values, and as a part of one is written `%2C`.
 */
export function readState(hash: string): ReadState {
  const text = hash.replace(/^#/, '');
  if (text.length > MOST.length) return { state: EMPTY, problems: [`The address is longer than ${MOST.length} characters`] };
  const problems: string[] = [];
  const rows = text === '' ? [] : text.split('&').map(splitOnce);
  const of = (key: (typeof KEYS)[number]): string[] => rows.filter((row) => row[0] === key).map((row) => row[1]);
  for (const [key] of rows) if (!KEYS.some((known) => known === key)) problems.push(`"${shorten(key)}" is not a part of a query`);
  const conditions = (key: 'where' | 'not'): Condition[] => {
    const found = of(key).flatMap((row) => readCondition(row, key, problems));
    return cut(found, MOST.conditions, `Conditions under "${key}"`, problems);
  };
  const ids = of('op').flatMap((list) => list.split(',').flatMap((id) => readId(id, problems)));
  const state: BuildState = {
    operations: cut([...new Set(ids)], MOST.operations, 'Operations', problems),
    ...{ where: conditions('where'), not: conditions('not') },
    outcome: readChoice(of('outcome').at(-1), OUTCOMES, 'any', problems),
    isOneRecord: readChoice(of('one').at(-1), ['0', '1'], '1', problems) === '1',
  };
  return { state, problems };
}

/** The fragment of a state, with its `#`; what is as by default is left out. Empty for the empty state. */
export function writeState({ operations, where, not, outcome, isOneRecord }: BuildState): string {
  const rows = [
    ...(operations.length > 0 ? [`op=${operations.map(encode).join(',')}`] : []),
    ...where.map((condition) => `where=${writeCondition(condition)}`),
    ...not.map((condition) => `not=${writeCondition(condition)}`),
    ...(outcome === 'any' ? [] : [`outcome=${outcome}`]),
    ...(isOneRecord ? [] : ['one=0']),
  ];
  return rows.length === 0 ? '' : `#${rows.join('&')}`;
}

function writeCondition({ field, operator, values }: Condition): string {
  const head = `${encode(field).replaceAll(':', '%3A')}:${operator}`;
  return values.length === 0 ? head : `${head}:${values.map(encode).join(',')}`;
}

/** What may stand in a fragment as it is stays readable; the marks of this form never do. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/%(?:3A|2F|40)/g, decodeURIComponent);
}

/** Says of a condition what keeps it from being asked, as a sentence without its full stop; undefined where nothing does. */
export function findFault({ field, operator, values }: Condition, key: 'where' | 'not'): string | undefined {
  if (field.length > MOST.value || parseFieldPath(field) === undefined) return `"${shorten(field)}" is not the path of a field`;
  if (key === 'not' && (operator === 'isnt' || operator === 'absent')) {
    return `"${operator}" is a denial already: put "${shorten(field)}" under the conditions`;
  }
  if (!hasValues(operator)) return values.length > 0 ? `"${operator}" of "${shorten(field)}" takes no value` : undefined;
  if (values.length === 0 || values.includes('')) return `"${shorten(field)}" has no value to compare with`;
  if (values.length > MOST.values) return `"${shorten(field)}" has more than ${MOST.values} values`;
  const long = values.find((value) => value.length > MOST.value);
  if (long !== undefined) return `The value "${shorten(long)}" is longer than ${MOST.value} characters`;
  if (!hasNumber(operator)) return undefined;
  const isNumber = values.length === 1 && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(values[0] ?? '');
  return isNumber ? undefined : `"${shorten(values.join(','))}" is not a number to compare with: give one`;
}

function readCondition(row: string, key: 'where' | 'not', problems: string[]): Condition[] {
  const parts = /^([^:]*):([^:]*)(?::([\s\S]*))?$/.exec(row);
  const operator = parts?.[2] ?? '';
  if (!parts || !isOperator(operator)) {
    problems.push(
      parts ? `"${shorten(operator)}" is not an operator` : `"${shorten(row)}" is not a field, an operator and values`,
    );
    return [];
  }
  const [field, ...values] = [parts[1] ?? '', ...(parts[3] === undefined ? [] : parts[3].split(','))].map(decode);
  if (field === undefined || values.includes(undefined)) {
    problems.push(`"${shorten(row)}" has a broken escape`);
    return [];
  }
  const condition: Condition = { field, operator, values: [...new Set(values.flatMap((value) => value ?? []))] };
  const fault = findFault(condition, key);
  if (fault !== undefined) problems.push(fault);
  return fault === undefined ? [condition] : [];
}

function readId(text: string, problems: string[]): string[] {
  const id = decode(text);
  if (id !== undefined && /^[a-z][\w.:*-]{0,200}$/.test(id)) return [id];
  problems.push(`"${shorten(text)}" is not the id of an operation`);
  return [];
}

function readChoice<T extends string>(text: string | undefined, choices: readonly T[], otherwise: T, problems: string[]): T {
  if (text === undefined) return otherwise;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) problems.push(`"${shorten(text)}" is none of ${choices.join(', ')}`);
  return found ?? otherwise;
}

function splitOnce(row: string): readonly [key: string, value: string] {
  const at = row.indexOf('=');
  return at < 0 ? [row, ''] : [row.slice(0, at), row.slice(at + 1)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function cut<T>(rows: readonly T[], most: number, what: string, problems: string[]): T[] {
  if (rows.length > most) problems.push(`${what} are more than ${most}: the rest is left out`);
  return rows.slice(0, most);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
