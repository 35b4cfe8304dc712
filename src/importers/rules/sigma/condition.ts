import { unsupported } from '../../../predicate/build.ts';
import { escapePattern } from '../../../predicate/escape-pattern.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { type BooleanSyntax, readBoolean } from '../text/boolean.ts';
import { checkDepth } from '../text/depth.ts';
import { joinAll, joinAny, joinTree } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';

/** The search identifiers of a rule's `detection`, each as a predicate, in their order. */
export type Searches = ReadonlyMap<string, Predicate>;

type Kind = 'word' | 'parenthesis' | 'aggregation';

const TOKENS: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'parenthesis', pattern: /[()]/ },
  { kind: 'word', pattern: /[\p{L}\p{N}_*?.-]+/u },
  { kind: 'aggregation', pattern: /\|[\s\S]*/ },
];

/**
 * Reads a condition of a Sigma rule: `and`, `or`, `not`, parentheses, names of searches, `1 of`, `any of` and `all of` a pattern or
 * `them`. `not` binds tighter than `and`, `and` tighter than `or`. An aggregation behind `|`, of older versions, stays in its own words.
 * @see https://github.com/SigmaHQ/sigma-specification/blob/12ced9fc817dc8e5d8f485c3148310cc075df9cf/specification/sigma-rules-specification.md
 * @throws TextError for what is not a condition, and for a search that the rule does not have. Its place is one within the text.
 */
export function readCondition(text: string, searches: Searches): Predicate {
  const tokens = tokenize(text, TOKENS);
  const syntax = createSyntax(searches);
  checkDepth(tokens, syntax);
  const reader = createTokenReader(tokens);
  const predicate = joinTree(readBoolean(reader, syntax), (search) => search);
  const aggregation = reader.accept('aggregation');
  reader.expect('end', '"and" or "or"');
  return aggregation ? joinAll([predicate, unsupported('aggregation', aggregation.text.slice(0, 400))]) : predicate;
}

function createSyntax(searches: Searches): BooleanSyntax<Kind, Predicate> {
  const isWord = (word: string) => (token: Token<Kind>) => token.kind === 'word' && token.text.toLowerCase() === word;
  const isMark = (mark: string) => (token: Token<Kind>) => token.kind === 'parenthesis' && token.text === mark;
  return {
    isAnd: isWord('and'),
    isOr: isWord('or'),
    isNot: isWord('not'),
    isOpen: isMark('('),
    isClose: isMark(')'),
    readTest: (reader) => ({ kind: 'test', test: readTest(reader, searches) }),
  };
}

function readTest(reader: TokenReader<Kind>, searches: Searches): Predicate {
  const word = reader.expect('word', 'the name of a search');
  if (reader.accept('word', 'of')) return readOf(word, reader.expect('word', 'a pattern or "them"'), searches);
  const found = searches.get(word.text);
  if (!found) throw new TextError(`Cannot find the search "${word.text}" in the rule`, word.position);
  return found;
}

function readOf(count: Token<Kind>, pattern: Token<Kind>, searches: Searches): Predicate {
  const found = findMatching(pattern.text, searches);
  if (found.length === 0) throw new TextError(`Cannot find a search that fits "${pattern.text}" in the rule`, pattern.position);
  switch (count.text.toLowerCase()) {
    case '1':
    case 'any':
      return joinAny(found);
    case 'all':
      return joinAll(found);
    default:
      throw new TextError(`Cannot read "${count.text} of": only 1, any and all are known`, count.position);
  }
}

/** `them` leaves out what begins with an underscore. */
function findMatching(pattern: string, searches: Searches): Predicate[] {
  const isThem = pattern.toLowerCase() === 'them';
  const parts = pattern.split('*').map(escapePattern);
  const regex = new RegExp(`^${parts.join('.*')}$`, 'su');
  return [...searches].filter(([name]) => (isThem ? !name.startsWith('_') : regex.test(name))).map(([, search]) => search);
}
