import type { Predicate } from '../../../predicate/types.ts';
import { type BooleanTree, readBoolean } from '../text/boolean.ts';
import { checkDepth } from '../text/depth.ts';
import { joinTree } from '../text/join.ts';
import { type Position, TextError } from '../text/position.ts';
import { createTokenReader, type Token, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';

/** One check of a condition: `ka.verb in (create, patch)`. */
export interface FieldCheck {
  /** With its argument: `jevt.value[/stage]`. */
  readonly field: string;
  readonly operator: string;
  /** None with `exists`. */
  readonly values: readonly string[];
  readonly position: Position;
}

/** What the words of a condition stand for. */
export interface ConditionWords {
  readonly convert: (check: FieldCheck) => Predicate;
  /** Undefined for a name that is no macro. */
  readonly findMacro: (name: string) => Predicate | undefined;
  /** The items of a list, or undefined for a name that is no list. */
  readonly findList: (name: string) => readonly string[] | undefined;
}

/**
 * Reads a condition by the grammar of Falco's filter parser: not binds tightest, then and, then or. A macro stands for its whole
 * condition, whatever is around it; the name of a list inside parentheses stands for its items.
 * @see https://github.com/falcosecurity/libs/blob/60eb6a407f239d59ad7218fbf1a59368e44b9c8d/userspace/libsinsp/filter/parser.cpp
 * @throws TextError for what is not a condition, and for an unknown macro. The position is that in the text.
 */
export function readCondition(text: string, words: ConditionWords): Predicate {
  const tokens = tokenize(text, RULES);
  checkDepth(tokens, SYNTAX);
  const reader = createTokenReader(tokens);
  const tree = readBoolean<Kind, Predicate>(reader, { ...SYNTAX, readTest: (own) => readTest(own, words) });
  reader.expect('end', '"and", "or" or the end');
  return joinTree(tree, (predicate) => predicate);
}

type Kind = 'open' | 'close' | 'comma' | 'operator' | 'string' | 'field' | 'word';

const ARGUMENT = /\[(?:"[^"]*"|'[^']*'|[^\][\s"']+)\]/.source;

const RULES: readonly TokenRule<Kind>[] = [
  { pattern: /\s+/ },
  { kind: 'open', pattern: /\(/ },
  { kind: 'close', pattern: /\)/ },
  { kind: 'comma', pattern: /,/ },
  { kind: 'string', pattern: /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/, read: readQuoted },
  { kind: 'word', pattern: /<NA>/ },
  { kind: 'operator', pattern: /==|!=|<=|>=|[=<>]/ },
  { kind: 'field', pattern: new RegExp(`[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)+(?:${ARGUMENT}|(?=[\\s!=<>)]|$))`) },
  { kind: 'word', pattern: /(?:[^()"'\s=,<>!]|!(?!=))+/ },
];

const SYNTAX = {
  isAnd: isWord('and'),
  isOr: isWord('or'),
  isNot: isWord('not'),
  isOpen: ({ kind }: Token<Kind>) => kind === 'open',
  isClose: ({ kind }: Token<Kind>) => kind === 'close',
};

function isWord(word: string): (token: Token<Kind>) => boolean {
  return ({ kind, text }) => kind === 'word' && text === word;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function readQuoted(text: string): string {
  return text.slice(1, -1).replace(/\\([\s\S])/g, (_, next: string) => ESCAPES[next] ?? next);
}

function readTest(reader: TokenReader<Kind>, words: ConditionWords): BooleanTree<Predicate> {
  const token = reader.peek();
  if (token.kind === 'field') return { kind: 'test', test: words.convert(readCheck(reader, words)) };
  if (token.kind !== 'word') return reader.fail(failText(token, 'a field, the name of a macro or "("'));
  const macro = words.findMacro(token.text);
  if (reader.peek(1).kind === 'open') reader.fail(`Cannot read "${token.text}(": transformers of fields are not known here`);
  if (!macro) return reader.fail(`Cannot find the macro "${token.text}"`);
  reader.next();
  return { kind: 'test', test: macro };
}

function readCheck(reader: TokenReader<Kind>, words: ConditionWords): FieldCheck {
  const { value: field, position } = reader.next();
  const operator = reader.peek();
  if (operator.kind !== 'operator' && !(operator.kind === 'word' && WORD_OPERATORS.has(operator.text))) {
    reader.fail(failText(operator, `an operator behind "${field}"`));
  }
  reader.next();
  return { field, operator: operator.text, values: readValues(reader, operator.text, words), position };
}

const WORD_OPERATORS = new Set(
  'exists in intersects pmatch contains icontains startswith endswith glob iglob regex bcontains bstartswith'.split(' '),
);

function readValues(reader: TokenReader<Kind>, operator: string, words: ConditionWords): readonly string[] {
  if (operator === 'exists') return [];
  if (operator !== 'in' && operator !== 'intersects' && operator !== 'pmatch') return [readValue(reader).value];
  reader.expect('open', '"("');
  const values: string[] = [];
  while (!reader.accept('close')) {
    const item = readValue(reader);
    values.push(...((item.kind === 'string' ? undefined : words.findList(item.value)) ?? [item.value]));
    if (!reader.sees('close')) reader.expect('comma', '"," or ")"');
  }
  return values;
}

function readValue(reader: TokenReader<Kind>): Token<Kind> {
  const token = reader.peek();
  if (token.kind !== 'string' && token.kind !== 'word' && token.kind !== 'field') reader.fail(failText(token, 'a value'));
  return reader.next();
}

function failText({ kind, text }: Token<Kind>, wanted: string): string {
  return kind === 'end' ? `Text ends where ${wanted} should stand` : `Cannot read "${text}": expected ${wanted}`;
}

/** For callers that read values from elsewhere than a condition. @throws TextError for an operator that does not exist. */
export function checkOperator(operator: string, position: Position): void {
  const isKnown = WORD_OPERATORS.has(operator) || /^(?:==|!=|<=|>=|[=<>])$/.test(operator);
  if (!isKnown) throw new TextError(`Cannot read the operator "${operator}"`, position);
}
