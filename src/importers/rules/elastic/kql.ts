import { unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, Relation, Scalar } from '../../../predicate/types.ts';
import { type BooleanSyntax, readBoolean } from '../text/boolean.ts';
import { checkDepth } from '../text/depth.ts';
import { joinTree } from '../text/join.ts';
import type { Position } from '../text/position.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';
import { cutPattern, type TextMatch, toTextMatch, type WildcardPiece } from '../text/wildcard.ts';
import { shortenText } from './span.ts';

type Kind = 'keyword' | 'word' | 'string' | 'open' | 'close' | 'colon' | 'relation';
type Reader = TokenReader<Kind>;

/** A backslash takes the next character as it is, so that `\:` and `\(` stand in a word. */
const RULES: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'string', pattern: /"(?:[^"\\]|\\[\s\S])*"/, read: (text) => unescapeString(text.slice(1, -1)) },
  { kind: 'keyword', pattern: /(?:and|or|not)(?![^\s():<>"{}])/i, read: (text) => text.toLowerCase() },
  { kind: 'word', pattern: /(?:\\[\s\S]|[^\s\\():<>"{}])+/ },
  { kind: 'open', pattern: /\(/ },
  { kind: 'close', pattern: /\)/ },
  { kind: 'colon', pattern: /:/ },
  { kind: 'relation', pattern: /[<>]=?/ },
];

/** Joints between clauses and between the values of a field are the same. */
const JOINTS = {
  isAnd: (token: Token<Kind>) => token.kind === 'keyword' && token.value === 'and',
  isOr: (token: Token<Kind>) => token.kind === 'keyword' && token.value === 'or',
  isNot: (token: Token<Kind>) => token.kind === 'keyword' && token.value === 'not',
  isOpen: (token: Token<Kind>) => token.kind === 'open',
  isClose: (token: Token<Kind>) => token.kind === 'close',
};

const CLAUSES: BooleanSyntax<Kind, Predicate> = { ...JOINTS, readTest: (reader) => ({ kind: 'test', test: readClause(reader) }) };
const VALUES: BooleanSyntax<Kind, TextMatch> = { ...JOINTS, readTest: (reader) => ({ kind: 'test', test: readValue(reader) }) };

/**
 * Reads a query in the Kibana query language into a predicate over the product's fields. A quoted value is taken as it is, an unquoted
 * one has wildcards; `field:(a and not b)` asks both of the field; `not` is also true where the field is missing, so that `not *` among
 * the values of a field means that it has none. Matching knows letters of either case apart, as keyword fields do.
 * @param start Place of the query in its file.
 * @throws TextError for what is not KQL, and for nested queries (`field:{ … }`), which no rule here has.
 * @see https://www.elastic.co/docs/explore-analyze/query-filter/languages/kql
 */
export function readKql(query: string, start?: Position): Predicate {
  const tokens = tokenize(query, RULES, start);
  checkDepth(tokens, JOINTS);
  const reader = createTokenReader(tokens);
  const tree = readBoolean(reader, CLAUSES);
  reader.expect('end', '"and", "or" or the end');
  return joinTree(tree, (clause) => clause);
}

function readClause(reader: Reader): Predicate {
  const [first, second] = [reader.peek(), reader.peek(1)];
  if (second.kind !== 'colon' && second.kind !== 'relation') return unsupported('full-text', describe(readValue(reader)));
  if (first.kind !== 'word' && first.kind !== 'string') reader.fail(`Cannot read "${first.text}": expected a field`);
  const field = first.kind === 'word' ? unescapeWord(reader.next().text) : reader.next().value;
  const relation = reader.next();
  if (relation.kind === 'relation') return compare(field, relation.text as Relation, readValue(reader));
  return reader.accept('open') ? readValueList(reader, field) : testValue(field, readValue(reader));
}

/** The values of a field, each of them a test of its own. */
function readValueList(reader: Reader, field: string): Predicate {
  const tree = readBoolean(reader, VALUES);
  reader.expect('close', '")"');
  return joinTree(tree, (match) => testValue(field, match));
}

/** One value; unquoted words side by side are one value with spaces. */
function readValue(reader: Reader): TextMatch {
  const string = reader.accept('string');
  if (string) return { op: 'equals', value: string.value };
  const words = [reader.expect('word', 'a value').text];
  for (let word = reader.accept('word'); word; word = reader.accept('word')) words.push(word.text);
  return toTextMatch(words.flatMap((word, index): WildcardPiece[] => [...(index > 0 ? [{ text: ' ' }] : []), ...cutWord(word)]));
}

function testValue(field: string, { op, value }: TextMatch): Leaf {
  return op === 'exists' ? { field, op } : { field, op, values: [op === 'equals' ? toScalar(value) : value] };
}

/** A character by its code is one as it is. */
function cutWord(word: string): readonly WildcardPiece[] {
  const decoded = word.replace(/\\(?:u([0-9a-fA-F]{4})|[\s\S])/g, (whole, code?: string) =>
    code === undefined ? whole : `\\${String.fromCharCode(Number.parseInt(code, 16))}`,
  );
  return cutPattern(decoded, '*');
}

function unescapeWord(word: string): string {
  return word.replace(/\\([\s\S])/g, '$1');
}

/** Only the quote and the backslash need one before them in a quoted value. */
function unescapeString(text: string): string {
  return text.replace(/\\([\s\S])/g, (whole, next: string) => (next === '"' || next === '\\' ? next : whole));
}

function toScalar(text: string): Scalar {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function compare(field: string, relation: Relation, { op, value }: TextMatch): Predicate {
  const isNumber = op === 'equals' && value !== '' && Number.isFinite(Number(value));
  if (isNumber) return { field, op: 'compare', relation, values: [Number(value)] };
  return unsupported('function', shortenText(`${field} ${relation} ${value}`));
}

function describe({ op, value }: TextMatch): string {
  return shortenText(op === 'exists' ? '*' : value) || '""';
}
