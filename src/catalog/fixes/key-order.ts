import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { findMisplacedKeys, rankKeys } from '../checks/key-order.ts';
import type { TextFile } from '../read.ts';

/** The files whose keys stand in another order than that of their schema, with their new text. What is not YAML is left out. */
export function fixKeyOrder(files: readonly TextFile[]): TextFile[] {
  return files
    .map(({ file, text }) => ({ file, text: orderKeys(file, text) }))
    .filter(({ text }, index) => text !== files[index]?.text);
}

/**
 * The text of a content file with its top-level keys in the order of the schema. Keys move with their lines as they stand, and with
 * the comments right above them; a comment above the first key heads the file and stays. In a guide only the front matter is read.
 */
export function orderKeys(file: string, text: string): string {
  const { start, end } = file.endsWith('.mdx') ? findFrontMatter(text) : { start: 0, end: text.length };
  const yaml = text.slice(start, end);
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return text;
  if (findMisplacedKeys({ file, value: document.toJS() }).length === 0) return text;
  const { contents } = document;
  const maps = (isSeq(contents) ? contents.items : [contents]).filter((node) => isMap(node));
  // From the last to the first, so that the places of the others stay true.
  const ordered = maps.reverse().reduce((before, map) => orderMap(before, map, rankKeys(file)), yaml);
  return text.slice(0, start) + ordered + text.slice(end);
}

function findFrontMatter(text: string): { start: number; end: number } {
  const match = /^---\r?\n([\s\S]*?\n)---/.exec(text);
  const start = match ? match[0].indexOf('\n') + 1 : 0;
  return { start, end: start + (match?.[1]?.length ?? 0) };
}

interface Piece {
  readonly key: string;
  /** Whole lines: what stands above the key since the end of the value before it, the key and its value. */
  readonly text: string;
}

function orderMap(text: string, map: YAMLMap, rank: (key: string) => number): string {
  const [first] = map.items;
  if (!first || map.flow) return text;
  const from = keyStart(first);
  const indent = ' '.repeat(from - lineStart(text, from));
  const pieces = cutPieces(text, map.items, indent);
  const ordered = pieces.sort((a, b) => rank(a.key) - rank(b.key)).map((piece) => piece.text);
  const end = valueEnd(text, map.items.at(-1) ?? first);
  return text.slice(0, from) + ordered.join('').trimStart() + text.slice(end);
}

/** The first key may stand behind the dash of a list: it gets the indentation that the others have. */
function cutPieces(text: string, items: readonly Pair[], indent: string): Piece[] {
  const ends = items.map((pair) => valueEnd(text, pair));
  return items.map((pair, index) => {
    const end = ends[index] ?? text.length;
    const lines = index === 0 ? indent + text.slice(keyStart(pair), end) : text.slice(ends[index - 1], end);
    return { key: keyOf(pair), text: lines.endsWith('\n') ? lines : `${lines}\n` };
  });
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function keyStart({ key }: Pair): number {
  return (isNode(key) ? key.range?.[0] : undefined) ?? 0;
}

/** The end of the last line of a pair's value, a comment behind it included. */
function valueEnd(text: string, { key, value }: Pair): number {
  const end = (isNode(value) ? value.range?.[1] : undefined) ?? (isNode(key) ? key.range?.[1] : undefined) ?? 0;
  if (text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}
