import { all, any } from './build.ts';
import { ELEMENTS_WORDS, OPERATOR_WORDS, RESERVED } from './notation.ts';
import { PredicateSyntaxError, readTokens, type Token } from './tokens.ts';
import {
  type Elements,
  type Leaf,
  type LeafOp,
  type Predicate,
  type Relation,
  type Scalar,
  UNSUPPORTED_REASONS,
} from './types.ts';

/** Where the reader stands. */
interface Cursor {
  readonly source: string;
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
}

/** Parts in parts; far above any rule's, far below what the stack holds. */
const MOST_DEPTH = 1000;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const RELATIONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/**
 * Reads the notation that print.ts writes (see notation.ts), on one line or several: parsing what was printed gives the same predicate.
 * @throws PredicateSyntaxError with line and column.
 */
export function parsePredicate(source: string): Predicate {
  const cursor: Cursor = { source, tokens: readTokens(source), next: 0, depth: 0 };
  const predicate = readChain(cursor);
  if (peek(cursor).kind !== 'end') fail(cursor, 'Expected "and", "or" or the end');
  return predicate;
}

/** Parts joined by one of `and`, `or`. */
function readChain(cursor: Cursor): Predicate {
  const parts = [readPart(cursor)];
  const word = peek(cursor).text;
  if (word !== 'and' && word !== 'or') return parts[0] as Predicate;
  while (skip(cursor, word)) parts.push(readPart(cursor));
  if (['and', 'or'].includes(peek(cursor).text)) fail(cursor, 'Put parentheses around what belongs together, "and" or "or"');
  return word === 'and' ? all(...parts) : any(...parts);
}

function readPart(cursor: Cursor): Predicate {
  if (++cursor.depth > MOST_DEPTH) fail(cursor, `Cannot read more than ${MOST_DEPTH} parts inside each other`);
  const part = readPartInside(cursor);
  cursor.depth--;
  return part;
}

function readPartInside(cursor: Cursor): Predicate {
  if (skip(cursor, 'not')) return { not: readPart(cursor) };
  if (skip(cursor, 'always')) return { all: [] };
  if (skip(cursor, 'never')) return { any: [] };
  if (skip(cursor, 'all')) return { all: [readEnclosed(cursor)] };
  if (skip(cursor, 'any')) return { any: [readEnclosed(cursor)] };
  if (skip(cursor, 'unsupported')) return readUnsupported(cursor);
  return peek(cursor).text === '(' ? readEnclosed(cursor) : readLeaf(cursor);
}

function readEnclosed(cursor: Cursor): Predicate {
  expect(cursor, '(');
  const predicate = readChain(cursor);
  expect(cursor, ')');
  return predicate;
}

function readUnsupported(cursor: Cursor): Predicate {
  const reason = UNSUPPORTED_REASONS.find((known) => known === peek(cursor).text);
  if (reason === undefined) return fail(cursor, `Expected one of ${UNSUPPORTED_REASONS.join(', ')}`);
  cursor.next++;
  if (peek(cursor).kind !== 'text') fail(cursor, 'Expected a text in quotes');
  return { unsupported: String(readValue(cursor)), reason };
}

function readLeaf(cursor: Cursor): Leaf {
  const elements = readElements(cursor);
  const field = readField(cursor);
  const { op, relation } = readOperator(cursor);
  const ignoreCase = skip(cursor, '~');
  const values = op === 'exists' ? undefined : readValues(cursor);
  return {
    field,
    op,
    ...(relation && { relation }),
    ...(values && { values }),
    ...(ignoreCase && { ignoreCase }),
    ...(elements && { elements }),
  };
}

function readElements(cursor: Cursor): Elements | undefined {
  const elements = ELEMENTS_WORDS.get(peek(cursor).text);
  if (elements !== undefined) cursor.next++;
  return elements;
}

function readField(cursor: Cursor): string {
  const { kind, text } = peek(cursor);
  if (kind === 'quoted') return unquote(cursor, `"${text.slice(1, -1)}"`);
  if (kind !== 'word') fail(cursor, 'Expected a field');
  if (RESERVED.has(text)) fail(cursor, `Expected a field; one that is called "${text}" stands in backquotes`);
  cursor.next++;
  return text;
}

function readOperator(cursor: Cursor): { readonly op: LeafOp; readonly relation?: Relation } {
  const { text } = peek(cursor);
  const op = OPERATOR_WORDS.get(text);
  const isRelation = RELATIONS.has(text);
  if (op === undefined && !isRelation)
    fail(cursor, `Expected an operator: ${[...OPERATOR_WORDS.keys(), ...RELATIONS].join(' ')}`);
  cursor.next++;
  return op === undefined ? { op: 'compare', relation: text as Relation } : { op };
}

/** One value, or several in parentheses. */
function readValues(cursor: Cursor): Scalar[] {
  if (!skip(cursor, '(')) return [readValue(cursor)];
  if (skip(cursor, ')')) return [];
  const values = [readValue(cursor)];
  while (skip(cursor, ',')) values.push(readValue(cursor));
  expect(cursor, ')');
  return values;
}

function readValue(cursor: Cursor): Scalar {
  const { kind, text } = peek(cursor);
  if (kind === 'text') return unquote(cursor, text);
  const value = kind === 'regex' ? text.slice(1, -1) : kind === 'number' ? Number(text) : BOOLEANS.get(text);
  if (value === undefined)
    return fail(cursor, 'Expected a value: a text in quotes, a number, true, false or /a regular expression/');
  cursor.next++;
  return value;
}

function unquote(cursor: Cursor, text: string): string {
  try {
    const value = JSON.parse(text) as string;
    cursor.next++;
    return value;
  } catch {
    return fail(cursor, 'Cannot read the escapes, which are those of JSON');
  }
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next] as Token;
}

/** Goes past the next token if it is this word or sign. */
function skip(cursor: Cursor, text: string): true | undefined {
  const token = peek(cursor);
  if (token.text !== text || (token.kind !== 'word' && token.kind !== 'sign')) return undefined;
  cursor.next++;
  return true;
}

function expect(cursor: Cursor, text: string): void {
  if (!skip(cursor, text)) fail(cursor, `Expected "${text}"`);
}

function fail(cursor: Cursor, message: string): never {
  const { kind, text, at } = peek(cursor);
  const found = kind === 'end' ? 'the end' : text.startsWith('"') ? text : `"${text}"`;
  throw new PredicateSyntaxError(`${message}, found ${found}`, cursor.source, at);
}
