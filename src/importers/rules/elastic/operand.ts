import type { UnsupportedReason } from '../../../predicate/types.ts';
import type { Expression } from './expression.ts';

/** A column that a query makes: another name of a field, or something computed. */
export type Column = { readonly field: string } | 'computed';
export type Columns = ReadonlyMap<string, Column>;

/** What stands at one side of a test: a field, also behind a change of type, or why it is none. */
export type Operand = { readonly field: string; readonly isLower?: true } | { readonly reason: UnsupportedReason };

/** Functions that change the type and not the text. */
const CASTS = new Set([
  'to_string',
  'to_str',
  'to_ip',
  'to_integer',
  'to_int',
  'to_long',
  'to_double',
  'to_boolean',
  'to_bool',
  'string',
  'number',
]);
const TIME = new Set(['now', 'date_trunc', 'date_diff', 'date_extract', 'date_parse', 'date_format', 'to_datetime', 'bucket']);

/** Reads an expression as the field that it stands for. */
export function readOperand(expression: Expression, columns: Columns): Operand {
  switch (expression.kind) {
    case 'name':
      return readName(expression.name, columns);
    case 'call':
      return readCall(expression, columns);
    default:
      return { reason: reasonOf(expression, columns) };
  }
}

function readName(name: string, columns: Columns): Operand {
  const column = columns.get(name);
  if (column === 'computed') return { reason: 'computed-field' };
  return name === '@timestamp' ? { reason: 'time' } : (column ?? { field: name });
}

function readCall(call: Extract<Expression, { kind: 'call' }>, columns: Columns): Operand {
  const [first, second] = call.args;
  if (first && CASTS.has(call.name)) return readOperand(first, columns);
  if (first && call.name === 'to_lower') {
    const inner = readOperand(first, columns);
    return 'field' in inner ? { ...inner, isLower: true } : inner;
  }
  const path = call.name === 'json_extract' && second?.kind === 'literal' ? jsonPath(String(second.value)) : undefined;
  return path === undefined ? { reason: reasonOf(call, columns) } : { field: path };
}

/** `$.a.b` of the whole document is the field a.b. */
function jsonPath(path: string): string | undefined {
  const plain = path.replace(/^\$\.?/, '').replace(/\[['"]([^'"\]]+)['"]\]/g, '.$1');
  return /^[^[\]]+$/.test(plain) ? plain : undefined;
}

/** Why an expression is no test of a field. */
export function reasonOf(expression: Expression, columns: Columns): UnsupportedReason {
  const inner = partsOf(expression);
  if (inner.some((part) => part.kind === 'name' && columns.get(part.name) === 'computed')) return 'computed-field';
  if (inner.some((part) => (part.kind === 'call' && TIME.has(part.name)) || (part.kind === 'name' && part.name === '@timestamp')))
    return 'time';
  return 'function';
}

/** The expression and everything in it. */
function partsOf(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.args;
    case 'all':
    case 'any':
      return expression.parts;
    case 'not':
      return [expression.part];
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
      return [expression.left, ...expression.items];
    case 'pattern':
      return [expression.left, ...expression.patterns];
    case 'null':
      return [expression.left];
    case 'other':
      return expression.parts;
    default:
      return [];
  }
}
