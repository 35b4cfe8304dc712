import { all, any, not, unsupported } from '../../../predicate/build.ts';
import type { Predicate, Relation, Scalar } from '../../../predicate/types.ts';
import { type BooleanSyntax, type BooleanTree, readBoolean } from '../text/boolean.ts';
import type { Position } from '../text/position.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';
import { cutPattern, toTextMatch, type WildcardPiece } from '../text/wildcard.ts';
import { anyValue, type ValueTest } from './leaf-groups.ts';

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
const VALUES: BooleanSyntax<Kind, ValueTest> = { ...JOINTS, readTest: (reader) => ({ kind: 'test', test: readValue(reader) }) };

/**
 * Reads a query in the Kibana query language into a predicate over the product's fields. A quoted value is taken as it is, an unquoted
 * one has wildcards; `field:(a and not b)` asks both of the field; `not` is also true where the field is missing, so that `not *` among
 * the values of a field means that it has none. Matching knows letters of either case apart, as keyword fields do.
 * @param start Place of the query in its file.
 * @throws TextError for what is not KQL, and for nested queries (`field:{ … }`), which no rule here has.
 * @see https://www.elastic.co/docs/explore-analyze/query-filter/languages/kql
 */
export function readKql(query: string, start?: Position): Predicate {
  const reader = createTokenReader(tokenize(query, RULES, start));
  const tree = readBoolean(reader, CLAUSES);
  reader.expect('end', '"and", "or" or the end');
  return toPredicate(tree, (test) => test);
}

function toPredicate<Test>(tree: BooleanTree<Test>, read: (test: Test) => Predicate): Predicate {
  switch (tree.kind) {
    case 'all':
      return all(...tree.parts.map((part) => toPredicate(part, read)));
    case 'any':
      return any(...tree.parts.map((part) => toPredicate(part, read)));
    case 'not':
      return not(toPredicate(tree.part, read));
    case 'test':
      return read(tree.test);
  }
}

function readClause(reader: Reader): Predicate {
  const [first, second] = [reader.peek(), reader.peek(1)];
  if (second.kind !== 'colon' && second.kind !== 'relation') return unsupported('full-text', describe(readValue(reader)));
  if (first.kind !== 'word' && first.kind !== 'string') reader.fail(`Cannot read "${first.text}": expected a field`);
  const field = first.kind === 'word' ? unescapeWord(reader.next().text) : reader.next().value;
  const relation = reader.next();
  if (relation.kind === 'relation') return compare(field, relation.text as Relation, readValue(reader));
  return reader.accept('open') ? readValueList(reader, field) : anyValue(field, [readValue(reader)]);
}

function readValueList(reader: Reader, field: string): Predicate {
  const tree = readBoolean(reader, VALUES);
  reader.expect('close', '")"');
  return valuesToPredicate(field, tree);
}

/** Values that only `or` joins become one leaf per operator. */
function valuesToPredicate(field: string, tree: BooleanTree<ValueTest>): Predicate {
  if (tree.kind !== 'any') return tree.kind === 'test' ? anyValue(field, [tree.test]) : mapParts(field, tree);
  const tests = tree.parts.flatMap((part) => (part.kind === 'test' ? [part.test] : []));
  const others = tree.parts.filter((part) => part.kind !== 'test').map((part) => valuesToPredicate(field, part));
  if (tests.length === 0) return any(...others);
  const values = anyValue(field, tests);
  return any(...('any' in values ? values.any : [values]), ...others);
}

function mapParts(field: string, tree: Exclude<BooleanTree<ValueTest>, { kind: 'test' }>): Predicate {
  if (tree.kind === 'not') return not(valuesToPredicate(field, tree.part));
  const parts = tree.parts.map((part) => valuesToPredicate(field, part));
  return tree.kind === 'all' ? all(...parts) : any(...parts);
}

/** One value; unquoted words side by side are one value with spaces. */
function readValue(reader: Reader): ValueTest {
  const string = reader.accept('string');
  if (string) return { plain: string.value };
  const words = [reader.expect('word', 'a value').text];
  for (let word = reader.accept('word'); word; word = reader.accept('word')) words.push(word.text);
  const pieces = words.flatMap((word, index): WildcardPiece[] => [...(index > 0 ? [{ text: ' ' }] : []), ...cutWord(word)]);
  const match = toTextMatch(pieces);
  return match.op === 'equals' ? { plain: toScalar(match.value) } : { match };
}

function cutWord(word: string): readonly WildcardPiece[] {
  return cutPattern(
    word.replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    '*',
  );
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

function compare(field: string, relation: Relation, test: ValueTest): Predicate {
  const value = 'plain' in test ? test.plain : test.match.value;
  const isNumber = 'plain' in test && value !== '' && Number.isFinite(Number(value));
  return isNumber
    ? { field, op: 'compare', relation, values: [Number(value)] }
    : unsupported('function', `${field} ${relation} ${value}`);
}

function describe(test: ValueTest): string {
  return 'plain' in test ? String(test.plain) || '""' : test.match.value || '*';
}
