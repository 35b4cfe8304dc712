import { checkDepth } from '../text/depth.ts';
import type { Position } from '../text/position.ts';
import { createTokenReader, type TokenReader, type TokenRule, tokenize } from '../text/tokens.ts';

export type ExpressionKind = 'string' | 'number' | 'name' | 'mark';
export type ExpressionReader = TokenReader<ExpressionKind>;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

/** EQL and ES|QL have the same words: names with dots, in backticks where they hold other marks; `"` and `"""` strings; `//` and block comments. */
const RULES: readonly TokenRule<ExpressionKind>[] = [
  { pattern: /\s+/ },
  { pattern: /\/\/[^\n]*/ },
  { pattern: /\/\*[\s\S]*?\*\// },
  { kind: 'string', pattern: /"""[\s\S]*?"""/, read: (text) => text.slice(3, -3) },
  { kind: 'string', pattern: /"(?:[^"\\\n]|\\.)*"/, read: (text) => unescapeText(text.slice(1, -1)) },
  { kind: 'number', pattern: /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/ },
  { kind: 'name', pattern: /\?*(?:[A-Za-z_@][\w@]*|`(?:[^`]|``)+`)(?:\.(?:[\w@]+|`(?:[^`]|``)+`))*~?/, read: readName },
  { kind: 'mark', pattern: /==|!=|<=|>=|::|:~|[<>=:,()[\]|+*/%~.-]/ },
];

/** Makes a reader of the tokens of an EQL or ES|QL query. @throws TextError for a character that neither has, and for nesting without end. */
export function readExpressionTokens(query: string, start?: Position): ExpressionReader {
  const tokens = tokenize(query, RULES, start);
  checkDepth(tokens, {
    isOpen: ({ kind, text }) => kind === 'mark' && (text === '(' || text === '['),
    isClose: ({ kind, text }) => kind === 'mark' && (text === ')' || text === ']'),
    isNot: ({ kind, text }) => kind === 'name' && text.toLowerCase() === 'not',
  });
  return createTokenReader(tokens);
}

/** Unknown escapes stay: patterns are often written with one backslash. */
function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, (whole, next: string) => ESCAPES[next] ?? whole);
}

/** Without backticks, and without the `?` of a field that need not be mapped. */
function readName(text: string): string {
  return text.replace(/^\?+/, '').replace(/`((?:[^`]|``)+)`/g, (_, name: string) => name.replaceAll('``', '`'));
}
