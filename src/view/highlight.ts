import { escapeHtml } from './html.ts';

/** A run of source text; `key`, `string` and `number` are shown apart, `plain` is not. */
export interface CodeToken {
  readonly kind: 'key' | 'string' | 'number' | 'plain';
  readonly text: string;
}

export type CodeLanguage = 'json' | 'yaml' | 'shell';

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(-?\d+(?:\.\d+)?|true|false|null)\b/g;
const YAML_KEY = /^(\s*(?:- )?)([A-Za-z][\w./-]*)(:)(?=\s|$)/gm;

/** Splits a sample into tokens. Joined again they are the sample, unchanged. */
export function highlight(code: string, language: CodeLanguage): CodeToken[] {
  switch (language) {
    case 'json':
      return tokenise(code, JSON_TOKEN, ([, string, colon]) => (string === undefined ? 'number' : colon ? 'key' : 'string'));
    case 'yaml':
      return highlightYaml(code);
    case 'shell':
      return code === '' ? [] : [{ kind: 'plain', text: code }];
  }
}

const CLASS = { key: 'k', string: 's', number: 'n' } as const;

/** The tokens of a sample as HTML. */
export function highlightHtml(code: string, language: CodeLanguage): string {
  return highlight(code, language).map(tokenHtml).join('');
}

function tokenHtml({ kind, text }: CodeToken): string {
  return kind === 'plain' ? escapeHtml(text) : `<span class="${CLASS[kind]}">${escapeHtml(text)}</span>`;
}

function highlightYaml(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of code.matchAll(YAML_KEY)) {
    const start = match.index + (match[1]?.length ?? 0);
    push(tokens, 'plain', code.slice(from, start));
    push(tokens, 'key', match[2] ?? '');
    from = start + (match[2]?.length ?? 0);
  }
  push(tokens, 'plain', code.slice(from));
  return tokens;
}

function tokenise(code: string, pattern: RegExp, kindOf: (match: RegExpMatchArray) => CodeToken['kind']): CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of code.matchAll(pattern)) {
    const text = match[1] ?? match[0];
    push(tokens, 'plain', code.slice(from, match.index));
    push(tokens, kindOf(match), text);
    from = match.index + text.length;
  }
  push(tokens, 'plain', code.slice(from));
  return tokens;
}

function push(tokens: CodeToken[], kind: CodeToken['kind'], text: string): void {
  if (text !== '') tokens.push({ kind, text });
}
