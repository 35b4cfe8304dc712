import { type Pattern, writePattern } from './pattern.ts';

/** One part of a regular expression that means the same in the engines of the products. */
type Token =
  | { readonly kind: 'start' | 'end' | 'open' | 'close' | 'or' | 'dot' | 'boundary' | 'notBoundary' }
  /** A quantifier, or a set of characters between brackets. */
  | { readonly kind: 'count' | 'set'; readonly text: string }
  /** One character as it is. */
  | { readonly kind: 'text'; readonly text: string };

/** How an engine writes what engines write differently. */
export interface Flavor {
  readonly start: string;
  readonly end: string;
  readonly open: string;
  /** The quantifiers that take as little as possible are none of its own, and change nothing of what fits. */
  readonly isGreedyOnly?: true;
  /** Undefined for an engine that knows no border of a word. */
  readonly boundary: string | undefined;
  readonly dot: string;
  /** Signs with a meaning of their own, apart from those of all engines. */
  readonly special: RegExp | undefined;
}

/** RE2, Java and PCRE: `^` and `$` are the ends of the text. */
export const COMMON: Flavor = { start: '^', end: '$', open: '(?:', boundary: '\\b', dot: '.', special: undefined };
/** Python, where `$` is also before a line break at the end. */
export const PYTHON: Flavor = { ...COMMON, start: '\\A', end: '\\Z' };
/** Oniguruma, where `^` and `$` are the ends of each line. */
export const ONIGURUMA: Flavor = { ...COMMON, start: '\\A', end: '\\z' };

const TOKEN =
  /(?<start>\^)|(?<end>\$)|(?<open>\((?:\?:)?(?!\?))|(?<close>\))|(?<or>\|)|(?<dot>\.)|(?<count>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?<set>\[\^?(?:\\[\s\S]|[^\]\\])+\])|(?<escaped>\\[\s\S])|(?<text>[^\\[\](){}*+?|^$.])/uy;

/**
 * Translates a regular expression of ECMAScript into an engine's own. Undefined for what the engines do not share: looking ahead and
 * back, references to groups, named groups, properties of Unicode.
 */
export function translateRegex(pattern: string, flavor: Flavor): string | undefined {
  const tokens = readTokens(pattern);
  if (tokens === undefined || (flavor.boundary === undefined && tokens.some(({ kind }) => /oundary/.test(kind))))
    return undefined;
  return tokens.map((token) => writeToken(token, flavor)).join('');
}

const LUCENE: Flavor = {
  ...{ start: '', end: '', open: '(', isGreedyOnly: true, boundary: undefined, dot: '.' },
  special: /[~@#&<>"]/,
};

/** The same for Lucene, whose expressions have to fit the whole text and know no ends. Undefined for ends in the middle. */
export function translateToLucene(pattern: string, ignoreCase: boolean): string | undefined {
  const tokens = readTokens(pattern);
  if (tokens === undefined || tokens.some(({ kind }) => /oundary/.test(kind))) return undefined;
  const [first, last] = [tokens[0], tokens.at(-1)];
  const [isStart, isEnd] = [first?.kind === 'start', tokens.length > 1 && last?.kind === 'end'];
  const inner = tokens.slice(isStart ? 1 : 0, isEnd ? -1 : undefined);
  if (inner.some(({ kind }) => kind === 'start' || kind === 'end')) return undefined;
  const isChoice = hasOuterChoice(inner);
  if (isChoice && (isStart || isEnd)) return undefined;
  const text = inner.map((token) => writeToken(ignoreCase ? widen(token) : token, LUCENE)).join('');
  return `${isStart ? '' : '.*'}${isChoice ? `(${text})` : text}${isEnd ? '' : '.*'}`;
}

function hasOuterChoice(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === 'or' && depth === 0) return true;
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
  }
  return false;
}

/** A letter as a set of both its cases. */
function widen(token: Token): Token {
  if (token.kind === 'set') return { kind: 'set', text: widenSet(token.text) };
  if (token.kind !== 'text') return token;
  const other = swapCase(token.text);
  return other === token.text ? token : { kind: 'set', text: `[${token.text}${other}]` };
}

/** Ranges of small letters get those of capitals beside them, and the other way round. */
function widenSet(text: string): string {
  const [head, inner] = text.startsWith('[^') ? ['[^', text.slice(2, -1)] : ['[', text.slice(1, -1)];
  const other = inner.replace(/\\[\s\S]|[\s\S]/gu, (part) => (part.startsWith('\\') ? part : swapCase(part)));
  return inner === other ? text : `${head}${inner}${other}]`;
}

/** The letter of the other case; itself where that is none, or several. */
function swapCase(letter: string): string {
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return [...other].length === 1 ? other : letter;
}

function readTokens(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < pattern.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(pattern)?.groups;
    const token = groups && readToken(groups);
    if (token === undefined) return undefined;
    depth += token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0;
    if (depth < 0 || (token.kind === 'count' && !canRepeat(tokens.at(-1)))) return undefined;
    tokens.push(token);
  }
  return depth === 0 ? tokens : undefined;
}

function canRepeat(before: Token | undefined): boolean {
  return before !== undefined && ['text', 'set', 'dot', 'close'].includes(before.kind);
}

function readToken(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  const { escaped, set, count, text } = groups;
  if (text !== undefined) return { kind: 'text', text };
  if (count !== undefined) return { kind: 'count', text: count };
  if (set !== undefined) return readSet(set);
  if (escaped !== undefined) return readEscape(escaped.slice(1));
  const kind = (['start', 'end', 'open', 'close', 'or', 'dot'] as const).find((name) => groups[name] !== undefined);
  return kind && { kind };
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
/** Written out, as engines differ on letters beyond ASCII. */
const CLASSES: Readonly<Record<string, string>> = {
  ...{ d: '[0-9]', D: '[^0-9]', w: '[0-9A-Za-z_]', W: '[^0-9A-Za-z_]' },
  ...{ s: '[ \\t\\n\\r\\f]', S: '[^ \\t\\n\\r\\f]' },
};

function readEscape(sign: string): Token | undefined {
  const set = CLASSES[sign];
  if (set !== undefined) return { kind: 'set', text: set };
  if (sign === 'b' || sign === 'B') return { kind: sign === 'b' ? 'boundary' : 'notBoundary' };
  const control = CONTROLS[sign];
  if (control !== undefined) return { kind: 'text', text: control };
  return /[A-Za-z0-9]/.test(sign) ? undefined : { kind: 'text', text: sign };
}

/** A set with what engines read in it written so that all read the same. */
function readSet(set: string): Token | undefined {
  const isNegated = set.startsWith('[^');
  const inner = set.slice(isNegated ? 2 : 1, -1);
  if (inner.includes('&&')) return undefined;
  const parts = inner.match(/\\[\s\S]|[\s\S]/gu) ?? [];
  const written: string[] = [];
  for (const part of parts) {
    const text = part.length > 1 && part.startsWith('\\') ? readSetEscape(part.slice(1)) : escapeInSet(part, part === '-');
    if (text === undefined) return undefined;
    written.push(text);
  }
  return { kind: 'set', text: `[${isNegated ? '^' : ''}${written.join('')}]` };
}

function readSetEscape(sign: string): string | undefined {
  if (/[dws]/.test(sign)) return CLASSES[sign]?.slice(1, -1);
  const control = CONTROLS[sign];
  if (control !== undefined) return escapeInSet(control, false);
  return /[A-Za-z0-9]/.test(sign) ? undefined : escapeInSet(sign, false);
}

function escapeInSet(sign: string, isRange: boolean): string {
  if (isRange) return sign;
  return NAMED_CONTROLS.get(sign) ?? (/[\\\]^[/-]/.test(sign) ? `\\${sign}` : sign);
}

const NAMED_CONTROLS: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\f', '\\f'],
]);

function writeToken(token: Token, flavor: Flavor): string {
  switch (token.kind) {
    case 'start':
    case 'end':
    case 'open':
    case 'dot':
      return flavor[token.kind];
    case 'close':
      return ')';
    case 'or':
      return '|';
    case 'boundary':
      return flavor.boundary ?? '';
    case 'notBoundary':
      return '\\B';
    case 'count':
      return flavor.isGreedyOnly ? token.text.replace(/(?<=.)\?$/, '') : token.text;
    case 'set':
      return flavor.special ? unnameControls(token.text) : token.text;
    case 'text':
      return flavor.special ? escapeLucene(token.text) : escapeRegex(token.text);
  }
}

/** Lucene has no names for control characters. */
function unnameControls(set: string): string {
  return set.replace(/\\([nrtf])/g, (_, name: string) => CONTROLS[name] ?? '');
}

/** Any text as a pattern of itself, in every engine but Lucene's. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&').replace(/[\n\r\t\f]/g, (sign) => NAMED_CONTROLS.get(sign) ?? sign);
}

/** A pattern as a regular expression that is found anywhere, in every engine but Lucene's and those whose `^` means a line. */
export function patternRegex(pattern: Pattern): string {
  const text = writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
  if (pattern.shape === 'other') return `^${text}$`;
  const inner = escapeRegex(pattern.text);
  return `${pattern.shape === 'prefix' ? '^' : ''}${inner}${pattern.shape === 'suffix' ? '$' : ''}`;
}

/** The same for Lucene. */
export function escapeLucene(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/~@#&<>"-]/g, '\\$&');
}

/** Any text as a pattern of Lucene's that takes letters of either case. */
export function widenLucene(text: string): string {
  return [...text].map((sign) => writeToken(widen({ kind: 'text', text: sign }), LUCENE)).join('');
}
