import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export type KeyPath = readonly (string | number)[];

/** One content file: its path from the root of the repository with `/`, its parsed value, and where each part of it stands. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Line and column of the value at a path, of its key with `key`, or of the nearest parent that exists. */
  readonly locate: (path: KeyPath, at?: 'key' | 'value') => { line: number; column: number };
}

/** Parses one YAML text. What does not parse comes back as problems with rule `yaml`, all of them at once. */
export function parseSource(file: string, text: string): { source?: SourceFile; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map((error): Problem => {
    return { file, ...position(error.pos[0]), level: 'error', rule: 'yaml', message: sentenceOf(error.message), tip: yamlTip(error.code) };
  });
  if (problems.length > 0) return { problems };
  const locate: SourceFile['locate'] = (path, at = 'value') => position(offsetOf(document.contents as Node | null, path, at));
  return { source: { file, text, value: document.toJS({ maxAliasCount: 0 }), locate }, problems };
}

function offsetOf(root: Node | null, path: KeyPath, at: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (!isMap(node) && !(node && typeof node === 'object' && 'items' in node)) return offset;
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      const key = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
      offset = last && at === 'key' ? key : ((node as Node | null)?.range?.[0] ?? key);
    } else {
      node = (node as { items: unknown[] }).items[Number(step)];
      offset = (node as Node | null)?.range?.[0] ?? offset;
    }
  }
  return offset;
}

function sentenceOf(message: string): string {
  return message.replace(/\.$/, '').replace(/^./, (c) => c.toUpperCase());
}

function yamlTip(code: string): string | undefined {
  if (code === 'DUPLICATE_KEY') return 'Remove one of the two keys';
  if (code === 'BAD_INDENT') return 'Line the key up with its siblings';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return 'Quote the text if it holds ": "';
  return undefined;
}
