import type { Token, TokenReader } from './tokens.ts';

/** Tests joined by and, or and not. */
export type BooleanTree<Test> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly BooleanTree<Test>[] }
  | { readonly kind: 'not'; readonly part: BooleanTree<Test> }
  | { readonly kind: 'test'; readonly test: Test };

/** How a language writes the joints. The kinds of token that the joints may have are its own business: each function sees the token. */
export interface BooleanSyntax<Kind extends string, Test> {
  readonly isAnd: (token: Token<Kind>) => boolean;
  readonly isOr: (token: Token<Kind>) => boolean;
  readonly isNot: (token: Token<Kind>) => boolean;
  readonly isOpen: (token: Token<Kind>) => boolean;
  readonly isClose: (token: Token<Kind>) => boolean;
  /** Parts side by side are joined by and. */
  readonly hasImplicitAnd?: boolean;
  /** `a b or c` is a and (b or c). */
  readonly orBindsTighter?: boolean;
  /** Reads one test. */
  readonly readTest: (reader: TokenReader<Kind>) => BooleanTree<Test>;
}

/** The joints of a language that has them in words and its parentheses as tokens of the kinds `open` and `close`. */
export function joinsByWords<Kind extends string>(
  isWord: (word: 'AND' | 'OR' | 'NOT') => (token: Token<Kind>) => boolean,
): Pick<BooleanSyntax<Kind, unknown>, 'isAnd' | 'isOr' | 'isNot' | 'isOpen' | 'isClose'> {
  return {
    isAnd: isWord('AND'),
    isOr: isWord('OR'),
    isNot: isWord('NOT'),
    isOpen: ({ kind }) => kind === 'open',
    isClose: ({ kind }) => kind === 'close',
  };
}

/**
 * Reads an expression up to the first token that cannot go on with it. `not` binds tightest, then `and`, then `or`, unless the syntax
 * says otherwise.
 * @throws TextError for a missing part or parenthesis.
 */
export function readBoolean<Kind extends string, Test>(
  reader: TokenReader<Kind>,
  syntax: BooleanSyntax<Kind, Test>,
): BooleanTree<Test> {
  const one = (): BooleanTree<Test> => readOne(reader, syntax);
  const and = (part: () => BooleanTree<Test>) => () => readJoined('all', part, () => takesAnd(reader, syntax));
  const or = (part: () => BooleanTree<Test>) => () => readJoined('any', part, () => takes(reader, syntax.isOr));
  return syntax.orBindsTighter ? and(or(one))() : or(and(one))();
}

function readOne<Kind extends string, Test>(reader: TokenReader<Kind>, syntax: BooleanSyntax<Kind, Test>): BooleanTree<Test> {
  if (takes(reader, syntax.isNot)) return { kind: 'not', part: readOne(reader, syntax) };
  if (!takes(reader, syntax.isOpen)) return syntax.readTest(reader);
  const inner = readBoolean(reader, syntax);
  if (!takes(reader, syntax.isClose)) failUnclosed(reader);
  return inner;
}

function failUnclosed<Kind extends string>(reader: TokenReader<Kind>): never {
  const { kind, text } = reader.peek();
  return reader.fail(kind === 'end' ? 'Text ends where ")" should stand' : `Cannot read "${text}": expected ")"`);
}

/** One part stands for itself. */
function readJoined<Test>(kind: 'all' | 'any', readPart: () => BooleanTree<Test>, goesOn: () => boolean): BooleanTree<Test> {
  const first = readPart();
  const parts = [first];
  while (goesOn()) parts.push(readPart());
  return parts.length === 1 ? first : { kind, parts };
}

function takesAnd<Kind extends string, Test>(reader: TokenReader<Kind>, syntax: BooleanSyntax<Kind, Test>): boolean {
  if (takes(reader, syntax.isAnd)) return true;
  const next = reader.peek();
  return syntax.hasImplicitAnd === true && next.kind !== 'end' && !syntax.isOr(next) && !syntax.isClose(next);
}

function takes<Kind extends string>(reader: TokenReader<Kind>, isWanted: (token: Token<Kind>) => boolean): boolean {
  if (!isWanted(reader.peek())) return false;
  reader.next();
  return true;
}
