import { type BooleanTree, joinsByWords, readBoolean } from '../text/boolean.ts';
import { checkDepth } from '../text/depth.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';

/** One part of the expression of a `search` command. */
export type SearchTest =
  | { readonly kind: 'comparison'; readonly field: string; readonly operator: Operator; readonly values: readonly string[] }
  /** A word or phrase, looked for in the text of the whole record. */
  | { readonly kind: 'term'; readonly text: string }
  /** A subsearch or a macro that nothing defines. */
  | { readonly kind: 'subsearch' | 'macro'; readonly text: string };

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';

/**
 * Reads the expression of a `search` command: parts side by side are joined by AND, and OR binds tighter than AND.
 * @see https://help.splunk.com/en/splunk-enterprise/search/search-manual/9.3/expressions-and-predicates
 * @throws TextError for what is no such expression.
 */
export function readSearchExpression(text: string): BooleanTree<SearchTest> {
  const tokens = tokenize(text, RULES);
  checkDepth(tokens, SYNTAX);
  const reader = createTokenReader(tokens);
  if (reader.accept('end')) return { kind: 'all', parts: [] };
  const tree = readBoolean<Kind, SearchTest>(reader, { ...SYNTAX, hasImplicitAnd: true, orBindsTighter: true, readTest });
  reader.expect('end', 'the end');
  return tree;
}

type Kind = 'open' | 'close' | 'comma' | 'operator' | 'string' | 'macro' | 'subsearch' | 'word';

const RULES: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'open', pattern: /\(/ },
  { kind: 'close', pattern: /\)/ },
  { kind: 'comma', pattern: /,/ },
  { kind: 'operator', pattern: /!=|<=|>=|==|[=<>]/ },
  { kind: 'string', pattern: /"(?:[^"\\]|\\[\s\S])*"/, read: (text) => unescapeText(text.slice(1, -1)) },
  { kind: 'macro', pattern: /`[^`]*`/ },
  { kind: 'subsearch', pattern: /\[[^\]]*\]/ },
  { kind: 'word', pattern: /(?:\\[\s\S]|[^\s()"`=<>!,[\]\\]|!(?!=))+/, read: unescapeText },
];

const SYNTAX = joinsByWords(isWord);

/** Operators are in capitals; in small letters they are words like others. */
function isWord(word: string): (token: Token<Kind>) => boolean {
  return ({ kind, text }) => kind === 'word' && text === word;
}

/** A backslash takes a quote or a backslash as it is; before others it stands for itself, also before `*`. */
function unescapeText(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}

function readTest(reader: TokenReader<Kind>): BooleanTree<SearchTest> {
  const token = reader.peek();
  if (token.kind === 'macro' || token.kind === 'subsearch') return toTest({ kind: token.kind, text: reader.next().text });
  if (token.kind !== 'word' && token.kind !== 'string') {
    const wanted = 'a field, a word or "("';
    return reader.fail(
      token.kind === 'end' ? `Text ends where ${wanted} should stand` : `Cannot read "${token.text}": expected ${wanted}`,
    );
  }
  reader.next();
  if (reader.sees('operator')) return toTest(readComparison(token.value, reader));
  if (reader.sees('word', 'in') && reader.peek(1).kind === 'open') return toTest(readIn(token.value, reader));
  const isDirective = /^(?:TERM|CASE|PREFIX)$/.test(token.text) && isNext(reader, token) && reader.sees('open');
  return toTest({ kind: 'term', text: isDirective ? readDirective(token.text, reader) : token.value });
}

function toTest(test: SearchTest): BooleanTree<SearchTest> {
  return { kind: 'test', test };
}

function readComparison(field: string, reader: TokenReader<Kind>): SearchTest {
  const { text } = reader.next();
  const operator = (text === '==' ? '=' : text) as Operator;
  return { kind: 'comparison', field, operator, values: [readValue(reader)] };
}

function readIn(field: string, reader: TokenReader<Kind>): SearchTest {
  reader.next();
  reader.next();
  const values: string[] = [];
  while (!reader.accept('close')) {
    values.push(readListValue(reader));
    reader.accept('comma');
  }
  return { kind: 'comparison', field, operator: 'in', values };
}

function readListValue(reader: TokenReader<Kind>): string {
  return (reader.accept('string') ?? reader.expect('word', 'a value or ")"')).value;
}

/** Without quotes, a value goes on to the next blank or parenthesis, whatever stands in it. */
function readValue(reader: TokenReader<Kind>): string {
  const quoted = reader.accept('string');
  if (quoted) return quoted.value;
  let last = reader.expect('word', 'a value');
  let value = last.value;
  while (isNext(reader, last) && ['word', 'operator', 'comma'].includes(reader.peek().kind)) {
    last = reader.next();
    value += last.value;
  }
  return value;
}

/** True where the next token follows without a blank. */
function isNext(reader: TokenReader<Kind>, { offset, text }: Token<Kind>): boolean {
  return reader.peek().offset === offset + text.length;
}

function readDirective(name: string, reader: TokenReader<Kind>): string {
  const parts: string[] = [];
  do parts.push(reader.next().text);
  while (!SYNTAX.isClose(reader.peek()) && !reader.sees('end'));
  reader.expect('close', '")"');
  return `${name}${parts.join('')})`;
}
