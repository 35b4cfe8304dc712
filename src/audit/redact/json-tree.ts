/** A part of a JSON text with its place; `start` and `end` are offsets. */
export type JsonNode = JsonText | JsonOther | JsonBox;

export interface JsonText {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** True where the text ends before the closing quote. */
  readonly open: boolean;
}

interface JsonOther {
  readonly kind: 'other';
  readonly start: number;
  readonly end: number;
}

/** An object or a list; the members of a list have no key. */
export interface JsonBox {
  readonly kind: 'object' | 'list';
  readonly members: { readonly key: JsonText | undefined; readonly value: JsonNode }[];
}

/** A value, and the offset after it. */
export interface JsonPiece {
  readonly node: JsonNode;
  readonly end: number;
}

/** Boxes inside more others than this are read as if they were part of the one around them. */
const MAX_DEPTH = 200;

const TOKEN = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*("?)|[{}[\],:]|\n(?=\{)|[^\s"{}[\],:]+|\s/g;

/**
 * Reads the JSON value that begins at an offset, with the place of each text. Never fails: what is broken or cut off is read as far as it
 * goes, and ends at the latest where a text is not closed on its line, or a line begins with the next object.
 */
export function readJsonPiece(text: string, start: number): JsonPiece {
  const root: JsonBox = { kind: 'list', members: [] };
  const boxes: JsonBox[] = [root];
  let extra = 0;
  let isBroken = false;
  let key: JsonText | undefined;
  TOKEN.lastIndex = start;
  let end = start;
  const add = (node: JsonNode): void => {
    boxes.at(-1)?.members.push({ key, value: node });
    key = undefined;
  };
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token] = found;
    if (token === '\n' && /^\n\{/.test(text.slice(found.index, found.index + 2))) break;
    end = TOKEN.lastIndex;
    if (token === '{' || token === '[') {
      const box: JsonBox = { kind: token === '{' ? 'object' : 'list', members: [] };
      if (boxes.length > MAX_DEPTH) extra += 1;
      else {
        add(box);
        boxes.push(box);
      }
    } else if (token === '}' || token === ']') {
      key = undefined;
      if (extra > 0) extra -= 1;
      else boxes.pop();
    } else if (token.startsWith('"')) {
      const node = toText(token, found.index, found[1] !== '"');
      isBroken = node.open;
      if (boxes.at(-1)?.kind === 'object' && key === undefined && isBeforeColon(text, end)) key = node;
      else add(node);
    } else if (!/^[\s,:]/.test(token)) add({ kind: 'other', start: found.index, end });
    if (isBroken || (boxes.length <= 1 && root.members.length > 0)) break;
  }
  return { node: root.members[0]?.value ?? { kind: 'other', start, end }, end: Math.max(end, start + 1) };
}

function isBeforeColon(text: string, offset: number): boolean {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function toText(token: string, start: number, open: boolean): JsonText {
  return { kind: 'text', start, end: start + token.length, value: decode(open ? token : token.slice(0, -1)), open };
}

/** The value of a JSON text without its closing quote; an escape that is broken off at the end is left out. */
function decode(token: string): string {
  const whole = `${token.replace(/\\u[0-9a-fA-F]{0,3}$/, '')}"`;
  try {
    return JSON.parse(whole) as string;
  } catch {
    return token.slice(1).replace(/\\(["\\/])/g, '$1');
  }
}

const texts = new WeakMap<JsonBox, ReadonlyMap<string, string>>();

/** The text at a key of an object, whatever the case of the key; '' where there is none. */
export function textOf(box: JsonBox, key: string): string {
  const known = texts.get(box) ?? listTexts(box);
  texts.set(box, known);
  return known.get(key) ?? '';
}

function listTexts({ members }: JsonBox): ReadonlyMap<string, string> {
  const pairs = members.flatMap(({ key, value }) =>
    key && value.kind === 'text' ? [[key.value.toLowerCase(), value.value] as const] : [],
  );
  return new Map(pairs.reverse());
}
