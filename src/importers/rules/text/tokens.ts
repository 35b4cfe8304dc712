import { type Position, positionAt, TextError } from './position.ts';

/** One word, mark or literal of a query language. */
export interface Token<Kind extends string = string> {
  readonly kind: Kind | 'end';
  /** As it stands in the text. */
  readonly text: string;
  /** What it means: a string without its quotes. */
  readonly value: string;
  /** Where it begins in the text that was given. */
  readonly offset: number;
  readonly position: Position;
}

/** How one kind of token looks. The first rule that fits at a place wins; a rule without a kind is passed over, such as spaces and comments. */
export interface TokenRule<Kind extends string = string> {
  readonly kind?: Kind;
  readonly pattern: RegExp;
  /** The meaning of what fitted; the text itself where left out. */
  readonly read?: (text: string) => string;
}

/**
 * Cuts a text into tokens; the last one has the kind `end`. `start` is the place of the text in its file.
 * @throws TextError at the first place where no rule fits.
 */
export function tokenize<Kind extends string>(
  text: string,
  rules: readonly TokenRule<Kind>[],
  start?: Position,
): readonly Token<Kind>[] {
  const sticky = rules.map((rule) => ({ ...rule, pattern: new RegExp(rule.pattern.source, withSticky(rule.pattern.flags)) }));
  const place = createPlacer(text, start);
  const tokens: Token<Kind>[] = [];
  for (let offset = 0; offset < text.length; ) {
    const found = matchAt(sticky, text, offset);
    if (!found) throw new TextError(`Cannot read "${snippetAt(text, offset)}"`, place(offset));
    const { rule, text: own } = found;
    if (rule.kind) tokens.push({ kind: rule.kind, text: own, value: rule.read?.(own) ?? own, offset, position: place(offset) });
    offset += own.length;
  }
  return [...tokens, { kind: 'end', text: '', value: '', offset: text.length, position: place(text.length) }];
}

function withSticky(flags: string): string {
  return `${flags.replace(/[gy]/g, '')}y`;
}

/** A match of nothing does not count, so that every step goes on. */
function matchAt<Rule extends TokenRule>(
  rules: readonly Rule[],
  text: string,
  offset: number,
): { rule: Rule; text: string } | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = offset;
    const own = rule.pattern.exec(text)?.[0];
    if (own) return { rule, text: own };
  }
  return undefined;
}

/** Places for rising offsets, each counted on from the one before. */
function createPlacer(text: string, start: Position | undefined): (offset: number) => Position {
  let [at, last] = [0, start ?? { line: 1, column: 1 }];
  return (offset) => {
    last = positionAt(text.slice(at, offset), offset - at, last);
    at = offset;
    return last;
  };
}

function snippetAt(text: string, offset: number): string {
  const rest = text.slice(offset, offset + 20).split('\n')[0] ?? '';
  return rest.length < text.length - offset ? `${rest}…` : rest;
}

/** Reads tokens one after the other. */
export interface TokenReader<Kind extends string = string> {
  /** The next token, or one further ahead, without taking it; past the end, the end. */
  peek(ahead?: number): Token<Kind>;
  /** Takes the next token. */
  next(): Token<Kind>;
  /** Takes the next token if it is of this kind and, where given, has this text in letters of either case. */
  accept(kind: Kind | 'end', text?: string): Token<Kind> | undefined;
  /** As accept. @throws TextError where the next token is another; `wanted` names it for people. */
  expect(kind: Kind | 'end', wanted: string, text?: string): Token<Kind>;
  /** True if the next token is of this kind and text; takes nothing. */
  sees(kind: Kind | 'end', text?: string): boolean;
  /** @throws TextError at the next token, always. */
  fail(message: string): never;
}

export function createTokenReader<Kind extends string>(tokens: readonly Token<Kind>[]): TokenReader<Kind> {
  let at = 0;
  const peek = (ahead = 0): Token<Kind> => {
    const token = tokens[Math.min(at + ahead, tokens.length - 1)];
    if (!token) throw new TextError('Cannot read tokens: there is not even an end', { line: 1, column: 1 });
    return token;
  };
  const next = (): Token<Kind> => {
    const token = peek();
    at++;
    return token;
  };
  const sees = (kind: Kind | 'end', text?: string): boolean =>
    peek().kind === kind && (text === undefined || peek().text.toLowerCase() === text.toLowerCase());
  const accept = (kind: Kind | 'end', text?: string): Token<Kind> | undefined => (sees(kind, text) ? next() : undefined);
  const fail = (message: string): never => {
    throw new TextError(message, peek().position);
  };
  const expect = (kind: Kind | 'end', wanted: string, text?: string): Token<Kind> =>
    accept(kind, text) ??
    fail(peek().kind === 'end' ? `Text ends where ${wanted} should stand` : `Cannot read "${peek().text}": expected ${wanted}`);
  return { peek, next, accept, expect, sees, fail };
}
