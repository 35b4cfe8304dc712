import { BARE_PATH, SLASHED } from './notation.ts';

/** A piece of the notation. `text` is what stands there, `at` its offset. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'regex' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    `(?<word>${BARE_PATH})`,
    String.raw`(?<quoted>\x60(?:[^\x60\\\x00-\x1f]|\\[^\x00-\x1f])*\x60)`,
    String.raw`(?<text>"(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*")`,
    String.raw`(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?)`,
    String.raw`(?<regex>\/${SLASHED}\/)`,
    '(?<sign>[()=~,]|[<>]=?)',
  ].join('|'),
  'uy',
);

/**
 * Cuts a text into tokens, with one of kind `end` behind the last.
 * @throws PredicateSyntaxError where none begins.
 */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) throw new PredicateSyntaxError(describeStray(source, at), source, at);
    for (const [kind, text] of Object.entries(groups)) {
      if (text !== undefined && kind !== 'space') tokens.push({ kind: kind as Token['kind'], text, at });
    }
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}

function describeStray(source: string, at: number): string {
  const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
  const quotes: Readonly<Record<string, string>> = { '"': 'text', '`': 'field', '/': 'regular expression' };
  const what = quotes[sign];
  return what === undefined
    ? `Cannot read "${sign}" here`
    : `Cannot read the ${what} that begins here: it does not end, or has a bad escape`;
}

/** A text that is not in the notation. `line` and `column` count from 1, columns in UTF-16 units. */
export class PredicateSyntaxError extends SyntaxError {
  readonly line: number;
  readonly column: number;

  constructor(message: string, source: string, at: number) {
    const before = source.slice(0, at).split('\n');
    const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
    super(`${message} (line ${line}, column ${column})`);
    this.name = 'PredicateSyntaxError';
    this.line = line;
    this.column = column;
  }
}
