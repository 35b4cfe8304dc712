/** Deeper content is a mistake. */
export const DEEPEST = 40;

/**
 * Reads what stands on one line of YAML behind a key or a dash: a word or sentence, a text in quotes, or a flow collection of them.
 * Undefined where it may mean something else, or is wrong: see `readPlainYaml`.
 */
export function readScalar(text: string): unknown {
  const first = text.charAt(0);
  if (first === '"') return readJson(text);
  if (first === '[' || first === '{') return readJson(text) ?? readFlow(text);
  if (first === "'") return readQuoted(text);
  return NOT_PLAIN.test(text) ? undefined : readWord(text);
}

/** Begins with a mark of YAML, or holds a comment or what looks like a key. */
const NOT_PLAIN = /^(?:[[\]{},#&*!|>'"%@` ]|[-?:](?: |$))| #|:(?: |$)/;
const NO_TEXT = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan|~|true|false|null)$/i;

/** A text without quotes, unless it is or looks like a number or a constant. */
export function readWord(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  return NO_TEXT.test(text) ? undefined : text;
}

function readQuoted(text: string): string | undefined {
  return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
}

/** Only JSON that is written as `JSON.stringify` writes it: that has no key twice, no number beyond what it holds, and nothing that YAML lacks. */
function readJson(text: string): unknown {
  if (isDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const bracket = text.charCodeAt(at) | 0x20; // of either kind
    if (bracket === 0x7b && ++depth > DEEPEST) return true;
    if (bracket === 0x7d) depth--;
  }
  return false;
}

/** `[a, b]` and `{ key: value }` with words and texts in single quotes. */
function readFlow(text: string): unknown {
  const tokens = text.match(TOKEN) ?? [];
  if (isDeep(text) || tokens.join('') !== text) return undefined;
  const marks = tokens.filter((token) => token !== ' ').reverse();
  const value = takeFlow(marks);
  return marks.length === 0 ? value : undefined;
}

const TOKEN = /[[\]{},]| |[A-Za-z_][\w-]{0,99}: |'(?:[^']|'')*'|[\w/.$](?:[^:,[\]{}#'"]*[^:,[\]{}#'" ])?/g;

/** Takes a value from the end of the tokens. */
function takeFlow(tokens: string[]): unknown {
  const token = tokens.pop() ?? '';
  if (token === '[') return takeList(tokens);
  if (token === '{') return takeMap(tokens);
  if (token.startsWith("'")) return readQuoted(token);
  return /^[\w/.$]/.test(token) && !token.endsWith(': ') ? readWord(token) : undefined;
}

function takeList(tokens: string[]): unknown {
  const list: unknown[] = [];
  while (tokens.at(-1) !== ']') {
    const value = takeFlow(tokens);
    if (value === undefined || !endsItem(tokens, ']')) return undefined;
    list.push(value);
  }
  tokens.pop();
  return list;
}

function takeMap(tokens: string[]): unknown {
  const map: Record<string, unknown> = {};
  while (tokens.at(-1) !== '}') {
    const key = tokens.pop()?.replace(/: $/, '') ?? '';
    const value = /^[A-Za-z_][\w-]*$/.test(key) && readWord(key) === key && !(key in map) ? takeFlow(tokens) : undefined;
    if (value === undefined || !endsItem(tokens, '}')) return undefined;
    map[key] = value;
  }
  tokens.pop();
  return map;
}

/** Takes the comma behind a value, unless the collection ends. */
function endsItem(tokens: string[], end: string): boolean {
  return tokens.at(-1) === end || (tokens.pop() === ',' && tokens.at(-1) !== undefined);
}
