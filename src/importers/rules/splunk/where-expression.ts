import { type BooleanTree, joinsByWords, readBoolean } from '../text/boolean.ts';
import { checkDepth } from '../text/depth.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';

/** One part of the expression of a `where` command. */
export type WhereTest =
  | { readonly kind: 'comparison'; readonly field: string; readonly operator: WhereOperator; readonly values: readonly string[] }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Something that is computed. */
  | { readonly kind: 'other'; readonly text: string };

export type WhereOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'like' | 'match' | 'cidrmatch' | 'exists';

/**
 * Reads the expression of a `where` command: NOT binds tightest, then AND, then OR. A name with anything but letters, digits and
 * underscores stands between single quotes; what stands between double quotes is text.
 * @see https://help.splunk.com/en/splunk-enterprise/search/search-manual/9.3/expressions-and-predicates
 * @throws TextError for what is no such expression, and for arithmetic in parentheses.
 */
export function readWhereExpression(text: string): BooleanTree<WhereTest> {
  const tokens = tokenize(text, RULES);
  checkDepth(tokens, SYNTAX);
  const reader = createTokenReader(tokens);
  const tree = readBoolean<Kind, WhereTest>(reader, { ...SYNTAX, readTest: (own) => readTest(own, text) });
  reader.expect('end', '"AND", "OR" or the end');
  return tree;
}

type Kind = 'open' | 'close' | 'comma' | 'operator' | 'string' | 'name' | 'number' | 'word';

const unquote = (text: string) => text.slice(1, -1).replace(/\\(["'\\])/g, '$1');

const RULES: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'open', pattern: /\(/ },
  { kind: 'close', pattern: /\)/ },
  { kind: 'comma', pattern: /,/ },
  { kind: 'operator', pattern: /!=|<=|>=|==|[-=<>+*/%.]/ },
  { kind: 'string', pattern: /"(?:[^"\\]|\\[\s\S])*"/, read: unquote },
  { kind: 'name', pattern: /'(?:[^'\\]|\\[\s\S])*'/, read: unquote },
  { kind: 'number', pattern: /\d+(?:\.\d+)?/ },
  { kind: 'word', pattern: /[A-Za-z_]\w*/ },
];

const SYNTAX = joinsByWords(isWord);

function isWord(word: string): (token: Token<Kind>) => boolean {
  return ({ kind, text }) => kind === 'word' && text.toUpperCase() === word;
}

/** Takes all up to the next AND, OR or closing parenthesis, and looks at its shape. */
function readTest(reader: TokenReader<Kind>, text: string): BooleanTree<WhereTest> {
  const tokens: Token<Kind>[] = [];
  for (let depth = 0; depth > 0 || !isEnd(reader.peek()); ) {
    const token = reader.peek().kind === 'end' ? reader.expect('close', '")"') : reader.next();
    depth += SYNTAX.isOpen(token) ? 1 : SYNTAX.isClose(token) ? -1 : 0;
    tokens.push(token);
  }
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return reader.fail('Cannot find a test here');
  return {
    kind: 'test',
    test: readShape(tokens) ?? { kind: 'other', text: text.slice(first.offset, last.offset + last.text.length) },
  };
}

function isEnd(token: Token<Kind>): boolean {
  return token.kind === 'end' || SYNTAX.isAnd(token) || SYNTAX.isOr(token) || SYNTAX.isClose(token);
}

function readShape(tokens: readonly Token<Kind>[]): WhereTest | undefined {
  const [first, second, third, ...rest] = tokens;
  if (second?.kind === 'open' && first?.kind === 'word' && tokens.at(-1)?.kind === 'close') {
    return readCall(first.text.toLowerCase(), splitList(tokens.slice(2, -1)));
  }
  if (!first || !second || !third) return undefined;
  if (second.kind === 'operator' && rest.length === 0) return readOrder(first, second.text, third);
  if (isWord('LIKE')(second) && rest.length === 0) return toComparison(first, 'like', [third]);
  if (isWord('IN')(second) && third.kind === 'open') return toComparison(first, 'in', splitList(rest.slice(0, -1)));
  return undefined;
}

function readOrder(left: Token<Kind>, sign: string, right: Token<Kind>): WhereTest | undefined {
  const operator = (sign === '==' ? '=' : sign) as WhereOperator;
  if (!['=', '!=', '<', '<=', '>', '>='].includes(operator)) return undefined;
  return isField(left) ? toComparison(left, operator, [right]) : toComparison(right, MIRRORED[operator] ?? operator, [left]);
}

const MIRRORED: Readonly<Partial<Record<WhereOperator, WhereOperator>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function toComparison(
  field: Token<Kind>,
  operator: WhereOperator,
  values: readonly (Token<Kind> | undefined)[],
): WhereTest | undefined {
  const read = values.filter((value) => value?.kind === 'string' || value?.kind === 'number').map((value) => value?.value ?? '');
  if (!isField(field) || read.length !== values.length || read.length === 0) return undefined;
  return { kind: 'comparison', field: field.value, operator, values: read };
}

function isField({ kind }: Token<Kind>): boolean {
  return kind === 'word' || kind === 'name';
}

/** Single tokens with commas between them; undefined stands for what is longer. */
function splitList(tokens: readonly Token<Kind>[]): readonly (Token<Kind> | undefined)[] {
  const parts: Token<Kind>[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'comma') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return tokens.length === 0 ? [] : parts.map((part) => (part.length === 1 ? part[0] : undefined));
}

function readCall(name: string, [first, ...rest]: readonly (Token<Kind> | undefined)[]): WhereTest | undefined {
  if (name === 'true' || name === 'false') return { kind: 'constant', value: name === 'true' };
  if (!first) return undefined;
  switch (name) {
    case 'isnotnull':
      return isField(first) ? { kind: 'comparison', field: first.value, operator: 'exists', values: [] } : undefined;
    case 'isnull':
      return isField(first) ? { kind: 'missing', field: first.value } : undefined;
    case 'like':
    case 'match':
    case 'in':
      return toComparison(first, name, rest);
    case 'cidrmatch':
      return rest[0] && toComparison(rest[0], 'cidrmatch', [first]);
    default:
      return undefined;
  }
}
