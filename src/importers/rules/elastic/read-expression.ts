import type { Expression, Literal, PatternTest } from './expression.ts';
import type { ExpressionReader } from './expression-tokens.ts';
import type { Span } from './span.ts';

const RELATIONS = ['==', '!=', '<=', '>=', '<', '>'] as const;
const ARITHMETIC = ['+', '-', '*', '/', '%'];
const UNITS = /^(?:millisecond|second|minute|hour|day|week|month|quarter|year|ms|s|m|min|h|d|w|mo|q|yr|y)s?$/i;
const WORDS = new Set(['and', 'or', 'not', 'in', 'like', 'rlike', 'regex', 'is', 'by', 'as', 'where', 'with']);

/**
 * Reads one expression of EQL or ES|QL, up to the first token that cannot go on with it. `not` binds before `and`, `and` before `or`;
 * keywords may be in letters of either case; a `~` behind an operator or function ignores case.
 * @throws TextError for a missing operand or parenthesis.
 */
export function readExpression(reader: ExpressionReader): Expression {
  return readJoined(reader, 'any', 'or', () => readJoined(reader, 'all', 'and', () => readNegation(reader)));
}

function readJoined(reader: ExpressionReader, kind: 'all' | 'any', word: string, readPart: () => Expression): Expression {
  const first = readPart();
  const parts = [first];
  while (reader.accept('name', word)) parts.push(readPart());
  return parts.length === 1 ? first : { kind, parts, span: { start: first.span.start, end: (parts.at(-1) ?? first).span.end } };
}

function readNegation(reader: ExpressionReader): Expression {
  const word = reader.accept('name', 'not');
  if (!word) return readTest(reader);
  const part = readNegation(reader);
  return { kind: 'not', part, span: { start: word.offset, end: part.span.end } };
}

/** An operand, and behind it perhaps a comparison. */
function readTest(reader: ExpressionReader): Expression {
  const left = readOperand(reader);
  const relation = RELATIONS.find((mark) => reader.accept('mark', mark));
  if (relation) {
    const right = readOperand(reader);
    return { kind: 'compare', relation, ignoreCase: false, left, right, span: join(left.span, right.span) };
  }
  if (reader.accept('name', 'is')) return readNullTest(reader, left);
  const isNegated = reader.sees('name', 'not') && reader.accept('name', 'not') !== undefined;
  const test = readMembership(reader, left) ?? readPattern(reader, left);
  if (!test) return isNegated ? reader.fail(`Cannot read "${reader.peek().text}": expected "in" or "like" behind "not"`) : left;
  return isNegated ? { kind: 'not', part: test, span: test.span } : test;
}

function readNullTest(reader: ExpressionReader, left: Expression): Expression {
  const isNegated = reader.accept('name', 'not') !== undefined;
  const end = reader.expect('name', '"null"', 'null');
  const test: Expression = { kind: 'null', left, span: { start: left.span.start, end: end.offset + end.text.length } };
  return isNegated ? { kind: 'not', part: test, span: test.span } : test;
}

function readMembership(reader: ExpressionReader, left: Expression): Expression | undefined {
  const word = reader.accept('name', 'in') ?? reader.accept('name', 'in~');
  if (!word) return undefined;
  const { items, end } = readList(reader);
  return { kind: 'in', ignoreCase: word.text.endsWith('~'), left, items, span: { start: left.span.start, end } };
}

const PATTERNS: readonly (readonly [text: string, operator: PatternTest['operator'], kind: 'name' | 'mark'])[] = [
  ['like', 'like', 'name'],
  ['like~', 'like', 'name'],
  ['rlike', 'rlike', 'name'],
  ['regex', 'rlike', 'name'],
  ['regex~', 'rlike', 'name'],
  [':', ':', 'mark'],
];

function readPattern(reader: ExpressionReader, left: Expression): Expression | undefined {
  for (const [text, operator, kind] of PATTERNS) {
    if (!reader.accept(kind, text)) continue;
    const { items, end } = reader.sees('mark', '(') ? readList(reader) : readSingle(reader);
    return {
      kind: 'pattern',
      operator,
      ignoreCase: text.endsWith('~'),
      left,
      patterns: items,
      span: { start: left.span.start, end },
    };
  }
  return undefined;
}

function readSingle(reader: ExpressionReader): { readonly items: readonly Expression[]; readonly end: number } {
  const item = readOperand(reader);
  return { items: [item], end: item.span.end };
}

/** `(a, b)`, the parenthesis included. */
function readList(reader: ExpressionReader): { readonly items: readonly Expression[]; readonly end: number } {
  reader.expect('mark', '"("', '(');
  const items: Expression[] = [];
  while (!reader.sees('mark', ')')) {
    items.push(readExpression(reader));
    if (!reader.accept('mark', ',')) break;
  }
  const close = reader.expect('mark', '")"', ')');
  return { items, end: close.offset + close.text.length };
}

/** A value: literals, names, calls, parentheses, and arithmetic over them. */
function readOperand(reader: ExpressionReader): Expression {
  const first = readCast(reader);
  const parts = [first];
  while (ARITHMETIC.some((mark) => reader.accept('mark', mark))) parts.push(readCast(reader));
  return parts.length === 1 ? first : { kind: 'other', parts, span: join(first.span, (parts.at(-1) ?? first).span) };
}

/** `field::string` is the same field. */
function readCast(reader: ExpressionReader): Expression {
  const value = readPrimary(reader);
  while (reader.accept('mark', '::')) reader.expect('name', 'a type');
  return value;
}

function readPrimary(reader: ExpressionReader): Expression {
  const token = reader.peek();
  const span = { start: token.offset, end: token.offset + token.text.length };
  if (reader.accept('string')) return { kind: 'literal', value: token.value, span };
  if (token.kind === 'number') return readNumber(reader);
  if (reader.accept('mark', '-')) return { ...readNumber(reader, -1), span };
  if (reader.accept('mark', '(')) return readParenthesis(reader);
  if (reader.sees('mark', '[')) return readArray(reader);
  if (token.kind !== 'name' || WORDS.has(token.text.toLowerCase())) {
    return reader.fail(
      token.kind === 'end' ? 'Text ends where a value should stand' : `Cannot read "${token.text}": expected a value`,
    );
  }
  reader.next();
  return reader.sees('mark', '(') ? readCall(reader, token.value, span.start) : readWord(token.value, span);
}

function readNumber(reader: ExpressionReader, sign = 1): Literal {
  const token = reader.expect('number', 'a number');
  const unit = reader.peek();
  const start = token.offset;
  if (unit.kind === 'name' && UNITS.test(unit.text)) {
    reader.next();
    return { kind: 'literal', value: `${token.text} ${unit.text}`, span: { start, end: unit.offset + unit.text.length } };
  }
  return { kind: 'literal', value: sign * Number(token.text), span: { start, end: start + token.text.length } };
}

function readParenthesis(reader: ExpressionReader): Expression {
  const inner = readExpression(reader);
  reader.expect('mark', '")"', ')');
  return inner;
}

function readArray(reader: ExpressionReader): Expression {
  const open = reader.next();
  while (!reader.sees('mark', ']') && !reader.sees('end')) reader.next();
  const close = reader.expect('mark', '"]"', ']');
  return { kind: 'other', parts: [], span: { start: open.offset, end: close.offset + 1 } };
}

function readCall(reader: ExpressionReader, name: string, start: number): Expression {
  if (reader.peek(1).text === '*') return readCountAll(reader, name, start);
  const { items, end } = readList(reader);
  const ignoreCase = name.endsWith('~');
  return { kind: 'call', name: name.toLowerCase().replace(/~$/, ''), ignoreCase, args: items, span: { start, end } };
}

/** `count(*)` */
function readCountAll(reader: ExpressionReader, name: string, start: number): Expression {
  reader.next();
  reader.next();
  const close = reader.expect('mark', '")"', ')');
  return { kind: 'call', name: name.toLowerCase(), ignoreCase: false, args: [], span: { start, end: close.offset + 1 } };
}

function readWord(name: string, span: Span): Expression {
  const word = name.toLowerCase();
  if (word === 'null') return { kind: 'literal', value: null, span };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true', span };
  return { kind: 'name', name, span };
}

function join(left: Span, right: Span): Span {
  return { start: left.start, end: right.end };
}
